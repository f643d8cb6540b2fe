"""Cards of the settings."""

from bot.commands.vocabulary import CONSENTS, LANGUAGES, POSTING_RULES, ROLES
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.roles.roles_cards import NONE_AGREED, SAME_PERSON
from bot.handlers.setup.lines import PAUSE, SETTINGS
from bot.message.card import Button, Card, Fields, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, Dated, Words, _, _n
from bot.model.kindergarten import KindergartenView
from bot.model.rhythm import HOURS_BEGIN, HOURS_END, OutsidePostingHours
from bot.model.role import Role, styrer_and_verneombud

REPEAT = _("Repeat the theme in the third week")


def settings_fields(kindergarten: KindergartenView) -> Fields:
    moment = _(
        "{rule} of the month at {time}",
        rule=POSTING_RULES[kindergarten.posting_rule].label,
        time=kindergarten.posting_time,
    )
    place = _("a place of its own") if kindergarten.group_channel else _("none")
    start = kindergarten.plan_start
    plan: Words = Capital(Dated(start)) if start else _("not started")
    return Fields(
        (
            (_("Name"), kindergarten.name),
            (_("Language"), LANGUAGES[kindergarten.language].label),
            (_("The month's post"), moment),
            (_("Who decides the themes"), CONSENTS[kindergarten.consent].label),
            (_("Webinars in the channel"), _yes_or_no(kindergarten.wants_webinars)),
            (REPEAT, _yes_or_no(kindergarten.repeats_theme)),
            (_("The HMS group's place"), place),
            (_("The plan began"), plan),
            *((ROLES[role].label, _holders(kindergarten, role)) for role in Role),
        )
    )


def _yes_or_no(value: bool) -> Words:
    return _("Yes") if value else _("No")


def _holders(kindergarten: KindergartenView, role: Role) -> Words:
    if role not in kindergarten.roles:
        return NONE_AGREED
    count = sum(holder.role is role for holder in kindergarten.holders)
    return _n("{n} person", "{n} people", count) if count else _("nobody yet")


@example(lambda s: (s.kindergarten, s.form(SETTINGS(), FieldType.TIME)))
def settings_card(kindergarten: KindergartenView, form: Form) -> Card:
    """The form that shows all settings, to change what one wants."""
    return Card(
        _("Settings for {name}", name=kindergarten.name),
        (Text(_("Change what you want, and save.")), *_notes(kindergarten)),
        (buttons.CLOSED_DAYS, Button(_("Pause the posts"), PAUSE()), buttons.GROUPS_PLACE, buttons.PROGRAMME),
        form,
    )


def _notes(kindergarten: KindergartenView) -> tuple[Text, ...]:
    """What does not go well with the rules, where there is something."""
    both = styrer_and_verneombud(kindergarten.holders)
    return (Text(SAME_PERSON, "strong"),) if both else ()


@example(lambda s: (s.kindergarten,))
def saved_card(kindergarten: KindergartenView, first: tuple[Button, ...] = ()) -> Card:
    """`first`: what there is to press because of what was saved."""
    return Card(
        _("The settings are saved"),
        (settings_fields(kindergarten),),
        (
            *first,
            buttons.WHOLE_YEAR,
            buttons.PLAN,
            buttons.UNDO,
        ),
    )


@explains(OutsidePostingHours, lambda _error, _situation: ())
@example(lambda s: ())
def outside_hours_card() -> Card:
    """Nobody is told anything when nobody is at work."""
    return Card(
        _("Choose a time between {begin} and {end}", begin=HOURS_BEGIN, end=HOURS_END),
        (Text(_("I post only on open days, while somebody is at work. Nothing was changed.")),),
        (buttons.SETTINGS,),
    )


@example(lambda s: (s.kindergarten, True))
def language_and_time_card(kindergarten: KindergartenView, may_change: bool) -> Card:
    """How it is now; it is changed with the settings."""
    change = (buttons.SETTINGS,) if may_change else ()
    moment = _(
        "{rule} of the month at {time}",
        rule=POSTING_RULES[kindergarten.posting_rule].label,
        time=kindergarten.posting_time,
    )
    return Card(
        _("Language and time"),
        (
            Fields(
                (
                    (_("Language"), LANGUAGES[kindergarten.language].label),
                    (_("The month's post"), moment),
                )
            ),
            Text(_("I understand bokmål, nynorsk and English, whatever the language is.")),
            Text(_("The HMS group changes it, in the settings."), "quiet"),
        ),
        (*change, buttons.HELP),
    )
