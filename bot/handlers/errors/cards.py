"""Cards for what did not go: what happened, and the next step. Never blame, never a dead end."""

from collections.abc import Iterable

from bot.commands.errors import Ambiguous, Incomplete, NotAllowed, NotUnderstood, Suggestion
from bot.commands.forms import field_error
from bot.commands.grammar import find_command, read_values
from bot.commands.vocabulary import ROLES
from bot.content.library import Theme
from bot.handlers.calendar.lines import CHANGE_THEME, CHANGE_TO, ONE_MONTH, ONE_THEME, OWN_THEME
from bot.handlers.calendar.themes_cards import propose_button
from bot.handlers.choosing.lines import PROPOSE
from bot.handlers.common import buttons
from bot.handlers.common.explaining import Situation, explains
from bot.handlers.programme.cards import BACK, arbeidsgruppe_does_card, no_programme_card, programme_card
from bot.message.card import Button, Card, FieldType, Form, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _
from bot.model.errors import NotThere, Refusal
from bot.model.programme import AnyRole, ProgrammeRole
from bot.model.role import Role

HELP = buttons.HELP
SHOWN = 60
QUOTATION_MARKS = "«»“”„\"'"


def _is_around(asked: Situation) -> bool:
    return bool(asked.ctx.roles & frozenset(ProgrammeRole))


@explains(NotUnderstood, lambda error, asked: (error.text, error.label, error.suggestions, _is_around(asked)))
@example(lambda s: ("bytt novmber", None, [Suggestion(s.theme.title, ONE_THEME(s.theme))], False))
def not_understood_card(
    text: str, label: Words | None, suggestions: Iterable[Suggestion], is_around: bool
) -> Card:
    """Some words were not understood; what was perhaps meant is one press away."""
    short = _short(text)
    buttons = tuple(Button(suggestion.label, suggestion.line) for suggestion in suggestions)
    if label is None:
        title: Words = _("I did not understand “{text}”", text=short)
    else:
        title = _("I did not find “{text}”", text=short)
    ask = _("Did you mean one of these?") if buttons else _("Try other words, or see what I can help with.")
    about = (Text(_("I looked for: {label}", label=label), "quiet"),) if label is not None else ()
    return Card(title, (Text(ask), *about), (*buttons, BACK if is_around else HELP))


@explains(Ambiguous, lambda error, _asked: (error.text, error.suggestions))
@example(
    lambda s: ("i høst", [Suggestion(Capital(one), ONE_MONTH(one)) for one in (s.month, s.month.next())])
)
def which_card(text: str, suggestions: Iterable[Suggestion]) -> Card:
    """The words fit several things; each is one press away."""
    buttons = tuple(Button(suggestion.label, suggestion.line) for suggestion in suggestions)
    title = _("What do you mean by “{text}”?", text=_short(text))
    return Card(title, (Text(_("It can mean several things. Choose here:")),), (*buttons, HELP))


def _short(text: str) -> str:
    """As it was typed; its own quotation marks would stand beside ours."""
    text = text.strip(QUOTATION_MARKS) or text
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


@example(lambda s: (programme_card("IA bransjeprogram", frozenset(ProgrammeRole), 83, False), "brevduer"))
def not_understood_here_card(home: Card, text: str) -> Card:
    """Nothing is known that was perhaps meant: all that the asker can do is one press away."""
    title = _("I did not understand “{text}”", text=_short(text))
    return Card(title, (Text(_("Press one, or say it in other words.")),), home.actions)


@example(lambda s: (programme_card("IA bransjeprogram", frozenset(ProgrammeRole), 83, False),))
def old_button_here_card(home: Card) -> Card:
    text = Text(_("The message it is on is old. Nothing has been changed. You can go on here."))
    return Card(_("This button no longer works"), (text,), home.actions)


@explains(Incomplete)
@example(lambda s: (s.form(CHANGE_THEME(), FieldType.SELECT), False))
def incomplete_card(form: Form, submitted: bool, note: Words | None = None) -> Card:
    """A form for what is missing, or once more with what was wrong."""
    text = _("Something must be put right. What you wrote is kept.") if submitted else _("Fill in the form:")
    return Card(form.title, (Text(text), *((Text(note, "strong"),) if note else ())), (), form)


def _theme_wanted(asked: Situation) -> Theme | None:
    """The theme that a line names, whose command is not for its asker."""
    line = find_command(asked.line, asked.ctx.registry)
    if line.command.is_open_to(asked.ctx.roles):
        return None
    try:
        _command, values = read_values(line, asked.ctx, asked.ctx.registry)
    except (NotUnderstood, Refusal):
        return None
    return next((value for value in values.values() if isinstance(value, Theme)), None)


def _roles_there(asked: Situation) -> frozenset[AnyRole]:
    return frozenset((*asked.ctx.kindergarten.roles, *ProgrammeRole))


@explains(
    NotAllowed,
    lambda error, asked: (error.who & _roles_there(asked), _theme_wanted(asked), _is_around(asked)),
)
@example(lambda s: (frozenset(Role), s.theme, False))
def not_allowed_card(who: frozenset[AnyRole], theme: Theme | None, is_around: bool) -> Card:
    """Whose it is, and what everybody can do: propose, with the theme that was asked for."""
    if who & frozenset(ProgrammeRole):
        return arbeidsgruppe_does_card() if is_around else no_programme_card()
    roles = Joined(tuple(ROLES[role].in_sentence for role in Role if role in who))
    this = (propose_button(theme),) if theme else ()
    other = () if theme else (Button(_("Propose a theme"), PROPOSE()),)
    return Card(
        _("The HMS group does this"),
        (
            Text(_("These roles can change things: {roles}. Ask one of them.", roles=roles)),
            *((Text(_("You can propose the theme “{theme}”.", theme=theme.title)),) if theme else ()),
        ),
        (*this, buttons.THIS_MONTH, buttons.WHOLE_YEAR, *other, HELP),
    )


@explains(Refusal, lambda error, situation: (field_error(error), situation.command.name))
@example(lambda s: (_("The link must begin with https:// and lead to a page."), OWN_THEME(s.month)))
def bad_value_card(what: Words, line: str) -> Card:
    return Card(_("It was not saved"), (Text(what),), (Button(_("Try again"), line), HELP))


@explains(NotThere, lambda _error, asked: (_is_around(asked),))
@example(lambda s: (False,))
def not_there_card(is_around: bool) -> Card:
    return Card(
        _("I did not find it"),
        (Text(_("It may have been moved or removed.")),),
        (BACK,) if is_around else (buttons.THIS_MONTH, HELP),
    )


@example(lambda s: (CHANGE_TO(s.month, s.theme),))
def not_now_card(line: str) -> Card:
    """The database does not answer. What was asked is given up, and cannot happen later."""
    return Card(
        _("Try again in a moment"),
        (
            Text(
                _(
                    "I cannot open the calendar and the plan just now. "
                    "It will sort itself out, usually within a minute."
                )
            ),
            Text(_("Nothing has been changed.")),
        ),
        (Button(_("Try again"), line),),
    )


@example(lambda s: (CHANGE_TO(s.month, s.theme),))
def not_saved_card(line: str) -> Card:
    """The database can be read, but takes no changes: its disk is full, or it may not be written."""
    return Card(
        _("It was not saved"),
        (
            Text(_("I can show you things, but I cannot save anything just now.")),
            Text(_("Those who run HMS-bot must mend that. Please tell them.")),
        ),
        (Button(_("Try again"), line), buttons.THIS_MONTH),
    )


@example(lambda s: (CHANGE_TO(s.month, s.theme),))
def too_much_card(line: str) -> Card:
    """More than anybody does by hand, in a few seconds."""
    return Card(
        _("That was very much at once"),
        (Text(_("Wait a few seconds, and try again.")), Text(_("Nothing has been changed."))),
        (Button(_("Try again"), line), buttons.THIS_MONTH),
    )


@example(lambda s: ())
def done_before_card() -> Card:
    """The same came once more: somebody pressed twice, or the platform sent it twice."""
    return Card(
        _("This is done already"),
        (Text(_("It reached me twice, and I did it once.")),),
        (buttons.HISTORY, buttons.THIS_MONTH),
    )


@example(lambda s: ())
def not_known_card() -> Card:
    """The database stopped answering while it was keeping a change."""
    return Card(
        _("I do not know whether it was saved"),
        (
            Text(_("The connection broke while I was saving. It will sort itself out within minutes.")),
            Text(_("Look at the changes in a moment, before you do it again.")),
        ),
        (buttons.HISTORY, buttons.THIS_MONTH),
    )
