"""Fixed answers for people in need: short, kind, and whom to turn to.

They are private. What was written is neither kept, nor logged, nor passed on. Numbers: 110, 112 and 113
(emergency), 116 117 (legevakt), 116 123 (Mental Helse), 73 19 97 00 (Arbeidstilsynet).
"""

from collections.abc import Mapping

from bot.content.library import Library
from bot.handlers.calendar.lines import ONE_THEME
from bot.handlers.roles.lines import DUTIES
from bot.message.card import Block, Button, Card, Items, Text
from bot.message.example import example
from bot.message.words import Phrase, Words, _
from bot.understanding.needs import Need

NOTHING_KEPT = _("Only you see this. I do not keep it, and I tell nobody.")
DANGER = _("In danger now: call 112 (police) or 113 (ambulance).")
GROUP = _("Your verneombud or tillitsvalgt can help, and go with you.")
ABOVE = _("Is it about the styrer? Go to the leader above the styrer: the owner or the municipality.")
HEALTH_SERVICE = _("The occupational health service (bedriftshelsetjenesten) is there for you too.")
INSPECTION = _("Arbeidstilsynet answers questions: 73 19 97 00. You need not say who you are.")
TALK = _("Somebody to talk to, day and night: Mental Helse, 116 123. It is free.")
DOCTOR = _("Talk with your doctor. When it cannot wait: legevakt, 116 117.")

TITLES: Mapping[Need, Phrase] = {
    Need.INJURY: _("Call 113 now if it is serious"),
    Need.FIRE: _("Everybody out. Call 110"),
    Need.LIFE: _("I am glad that you wrote it. You are not alone"),
    Need.CHILD_AT_RISK: _("Worried about a child"),
    Need.SEXUAL: _("This should not happen to you"),
    Need.VIOLENCE: _("It is not all right that this happens at work"),
    Need.BOSS: _("It is not all right to be treated like that by a leader"),
    Need.DISCRIMINATION: _("Nobody should be treated worse because of who they are"),
    Need.HARASSMENT: _("It is not all right to be treated like that"),
    Need.ILLNESS: _("Let us keep a colleague's health out of the chat"),
    Need.EXHAUSTION: _("That sounds heavy. You need not bear it alone"),
    Need.REPORTING: _("You have a right to report wrongdoing, and it must be safe"),
    Need.SOMETHING_HARD: _("This sounds hard. People can help you, I am only a program"),
}
STEPS: Mapping[Need, tuple[Words, ...]] = {
    Need.INJURY: (
        _("Ambulance: 113. They tell you what to do until help comes."),
        _("Not in danger, but it cannot wait: legevakt, 116 117."),
        _("Poison: Giftinformasjonen, 22 59 13 00."),
        _("Tell the styrer and your verneombud afterwards. It must be written down as an injury at work."),
    ),
    Need.FIRE: (
        _("Warn the others, and take the children out to the meeting place."),
        _("Fire brigade: 110. Somebody hurt: 113."),
        _("Count the children. Nobody goes back in."),
    ),
    Need.LIFE: (
        _("Is your life in danger now? Call 113."),
        _("Legevakt, day and night: 116 117."),
        TALK,
        _("Is there somebody near you? Say it to them, just as you said it here."),
        _("I am only a program, and cannot look after you. People can, and they want to."),
    ),
    Need.CHILD_AT_RISK: (
        _("Is the child in danger now? Call 112."),
        _(
            "Barnevernet in your municipality takes your call, also when you are only unsure. "
            "Alarm phone: 116 111."
        ),
        _(
            "Whoever works in a kindergarten has a duty of their own to report serious concern. "
            "Nobody can forbid it."
        ),
        _("Talk with the styrer or your pedagogical leader. Write nothing about the child in this chat."),
    ),
    Need.SEXUAL: (
        DANGER,
        _("You did nothing wrong. Write down what happened and when, for yourself."),
        GROUP,
        _("The employer must stop it. Tell the styrer, or the leader above."),
        _("After an assault: overgrepsmottak at the legevakt, 116 117."),
        INSPECTION,
    ),
    Need.VIOLENCE: (
        DANGER,
        _("Are you hurt? See a doctor: legevakt, 116 117."),
        _("Tell the styrer today. The employer must follow up violence and threats, also from children."),
        _(
            "Have it written down as avvik (something that went wrong). "
            "Were you hurt? Then also as an injury at work."
        ),
        GROUP,
    ),
    Need.BOSS: (
        GROUP,
        ABOVE,
        _("Write down what happens and when, for yourself."),
        HEALTH_SERVICE,
        INSPECTION,
    ),
    Need.DISCRIMINATION: (
        GROUP,
        _("Tell the styrer. Is it about the styrer? Go to the leader above."),
        _("Free advice: Likestillings- og diskrimineringsombudet, 23 15 73 00."),
        _("Write down what happens and when, for yourself."),
    ),
    Need.HARASSMENT: (
        GROUP,
        _("Tell the styrer, who must act on it. Is it about the styrer? Go to the leader above."),
        _("Write down what happens and when, for yourself."),
        HEALTH_SERVICE,
        INSPECTION,
    ),
    Need.ILLNESS: (
        _("Everybody here can read a channel. What is about somebody's health belongs to them."),
        _("Are you worried about a colleague? Ask them how they are, or tell the styrer alone."),
        _("Is it about you? Talk with the styrer, your tillitsvalgt, or your doctor."),
        _("How the work can be made easier is something we can talk about here, without names."),
    ),
    Need.EXHAUSTION: (
        _("Tell somebody today: the styrer, your tillitsvalgt or verneombud."),
        DOCTOR,
        TALK,
        HEALTH_SERVICE,
        _("Do you think of ending your life? Call 113 or 116 123 now."),
    ),
    Need.SOMETHING_HARD: (
        DANGER,
        _("Tell somebody today: the styrer, your tillitsvalgt or verneombud."),
        _("Is it about the styrer? Go to the leader above the styrer: the owner or the municipality."),
        DOCTOR,
        TALK,
    ),
    Need.REPORTING: (
        _("You can report to the styrer, your verneombud or tillitsvalgt, in writing or by telling them."),
        ABOVE,
        _("The law forbids punishing somebody who reports wrongdoing at work."),
        _("You can also report to Arbeidstilsynet: 73 19 97 00."),
        _("Your kindergarten must have a routine for it. Ask your verneombud where it is."),
    ),
}

THEMES: Mapping[Need, str] = {
    Need.SEXUAL: "trakassering-varsling",
    Need.VIOLENCE: "vold-trusler",
    Need.BOSS: "trakassering-varsling",
    Need.DISCRIMINATION: "trakassering-varsling",
    Need.HARASSMENT: "trakassering-varsling",
    Need.REPORTING: "trakassering-varsling",
    Need.EXHAUSTION: "emosjonelle-krav",
}


@example(lambda s: (Need.VIOLENCE, s.library))
def need_card(need: Need, library: Library) -> Card:
    """Whom to turn to. No suggestions: only the theme that fits and who does what, where that helps."""
    theme = library.get(THEMES.get(need, ""))
    body: tuple[Block, ...] = (Items(STEPS[need]), Text(NOTHING_KEPT, "quiet"))
    about = (Button(_("The theme on this"), ONE_THEME(theme)),) if theme is not None else ()
    return Card(TITLES[need], body, (*about, Button(_("What verneombud and tillitsvalgt do"), DUTIES())))
