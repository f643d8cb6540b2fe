"""Cards of the theme library: the list, one theme in full, and its meetings."""

from collections.abc import Iterable

from bot.content.law import LawReference
from bot.content.library import Run, Theme
from bot.handlers.avdelinger.lines import SEND_MEETING
from bot.handlers.calendar.lines import ONE_THEME, THEMES, USE_THEME
from bot.handlers.calendar.months_cards import run_buttons
from bot.handlers.choosing.lines import PROPOSE_THEME
from bot.handlers.measures.lines import MEASURE_FROM
from bot.message.card import Button, Card, Fields, FieldType, Form, Items, Text
from bot.message.example import example
from bot.message.words import Joined, _
from bot.model.avdeling import Avdeling
from bot.model.month import Month
from bot.model.texts import Localized

SHOWN = 4


def propose_button(theme: Theme) -> Button:
    """For those who may not choose it themselves."""
    return Button(_("Propose this theme"), PROPOSE_THEME(theme))


@example(lambda s: (s.theme, s.library.law_of(s.theme), True))
def theme_card(theme: Theme, law: tuple[LawReference, ...], may_change: bool) -> Card:
    """One theme in full, with what of the law it may show."""
    fields = Fields(
        (
            (_("Why"), theme.why),
            (_("Begin with"), theme.opening),
            (_("What we are good at"), theme.strength),
            (_("Try this"), theme.measure),
            (_("Ask afterwards"), theme.check),
        )
    )
    questions = tuple(
        Localized(theme.nb.questions[number], theme.nn.questions[number], theme.en.questions[number])
        for number in range(len(theme.nb.questions))
    )
    add = (
        (
            Button(_("Put in the calendar"), USE_THEME(theme)),
            Button(_("Set up a measure"), MEASURE_FROM(theme)),
        )
        if may_change
        else (propose_button(theme),)
    )
    return Card(
        theme.title,
        (
            Text(theme.summary),
            fields,
            Text(_("Questions to talk about"), "strong"),
            Items(questions, ordered=True),
            *_law(law),
        ),
        (*run_buttons(theme), *add),
    )


def _law(law: tuple[LawReference, ...]) -> tuple[Text, ...]:
    """The references, and a line that says when the oldest reading was, and to check them."""
    read = [one.read_on for one in law if one.read_on]
    if not read:
        return ()
    return (
        Text(_("The law: {references}", references=Joined(tuple(one.reference for one in law))), "quiet"),
        Text(
            _(
                "We read the law in {month}. Laws change. Check lovdata.no for what is in force now.",
                month=Month.of(min(read)),
            ),
            "quiet",
        ),
    )


@example(lambda s: (s.theme, 10, s.avdelinger))
def run_card(theme: Theme, minutes: int, avdelinger: Iterable[Avdeling] = ()) -> Card:
    """A meeting on a theme, step by step as a timer goes; avdelinger with a channel can have it there."""
    number = [run.minutes for run in theme.nb.runs].index(minutes)
    runs = [(text.runs[number]) for text in (theme.nb, theme.nn, theme.en)]
    steps = tuple(_step(runs, step) for step in range(len(runs[0].steps)))
    others = tuple(button for place, button in enumerate(run_buttons(theme)) if place != number)
    send = tuple(
        Button(_("Send to {name}", name=one.name), SEND_MEETING(theme, minutes, one))
        for one in avdelinger
        if one.channel
    )
    return Card(
        _("{n} minutes: {theme}", n=minutes, theme=theme.title),
        (Items(steps, ordered=True), Text(_("If there are only three of you, talk all together."), "quiet")),
        (*send[:SHOWN], *others, Button(_("The whole theme"), ONE_THEME(theme))),
    )


def _step(runs: list[Run], step: int) -> Joined:
    """How long it takes, and from when to when on the timer."""
    steps = runs[0].steps
    begins = sum(earlier.minutes for earlier in steps[:step])
    ends = begins + steps[step].minutes
    timer = _("{n} min ({begins}–{ends})", n=steps[step].minutes, begins=begins, ends=ends)
    return Joined((timer, Localized(*(run.steps[step].do for run in runs))), " – ")


@example(
    lambda s: (
        (s.theme, *s.library.suggest(s.month, frozenset()))[:3],
        len(s.library.themes),
        s.form(THEMES(), FieldType.SELECT),
    )
)
def library_card(suggestions: tuple[Theme, ...], count: int, form: Form) -> Card:
    """The library: a few that fit now, and all to choose from."""
    return Card(
        _("All the themes"),
        (Text(_("{n} themes. Choose one to read it, or take one that fits the season:", n=count)),),
        tuple(Button(suggestion.title, ONE_THEME(suggestion)) for suggestion in suggestions),
        form,
    )
