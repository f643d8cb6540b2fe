"""Cards of guided ways: where somebody is, the next step, and the end."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.content.ways import Way, WayStep
from bot.handlers.avdelinger.lines import NEW_AVDELINGER
from bot.handlers.common import buttons
from bot.handlers.common.explaining import explains
from bot.handlers.measures.cards import moved_text
from bot.handlers.roles.lines import AGREE, DUTIES
from bot.handlers.ways.lines import GOOD_DAY, PLAN_MEETING, ROUNDS, ROUNDS_OF, STEP, STEP_OF_AVDELING
from bot.message.card import Action, Block, Button, Card, Fields, FieldType, Form, Items, Link, Progress, Text
from bot.message.example import example
from bot.message.words import Capital, Joined, Words, _, _n
from bot.model.avdeling import Avdeling
from bot.model.plan import Milestone
from bot.model.way_progress import EnoughRounds, WayProgress


def _title(way: Way, avdeling: Avdeling | None) -> Words:
    return Joined((avdeling.name, way.title), ": ") if avdeling else way.title


@example(lambda s: (s.ways["hjulet"], s.way_progress, s.avdeling, s.now, True))
def way_card(
    way: Way, progress: WayProgress | None, avdeling: Avdeling | None, now: datetime, may_change: bool
) -> Card:
    """Where one is on a way: before it, on a step, or at its end."""
    if progress is None:
        return to_begin_card(way, avdeling, now, may_change)
    if progress.finished_on is not None:
        return ended_way_card(way, progress, avdeling, now, may_change)
    step = next_step(way, progress)
    body: list[Block] = [progress_bar(way, progress), Text(step.title, "strong"), Text(step.do)]
    body.append(Text(_("About {n} minutes.", n=step.minutes), "quiet"))
    body += _planned(way, progress)
    actions: list[Action] = []
    if may_change and way.agree and step is way.steps[-1]:
        actions.append(Button(_("Write it down"), AGREE()))
    elif may_change:
        number = way.steps.index(step) + 1
        actions.append(Button(_("Done, go on"), _step(way, number, avdeling, now)))
    actions += _others(way, may_change)
    return Card(_title(way, avdeling), tuple(body), tuple(actions))


def _step(way: Way, number: int, avdeling: Avdeling | None, now: datetime) -> str:
    if avdeling is None:
        return STEP(way, number, seen=now)
    return STEP_OF_AVDELING(way, number, avdeling, seen=now)


def next_step(way: Way, progress: WayProgress) -> WayStep:
    """The last one, where the way has become shorter since it was begun."""
    return way.steps[min(progress.reached, len(way.steps) - 1)]


def progress_bar(way: Way, progress: WayProgress) -> Progress:
    label = _n("{done} of {n} step done", "{done} of {n} steps done", len(way.steps), done=progress.reached)
    return Progress(label, progress.reached, len(way.steps))


def _others(way: Way, may_change: bool) -> Iterable[Action]:
    if way.agree:
        yield Button(_("What the roles do"), DUTIES())
    if way.meetings and may_change:
        yield Button(_("Set the day of a meeting"), PLAN_MEETING())
    if way.link:
        yield Link(_("Open the tool"), way.link)


def _planned(way: Way, progress: WayProgress) -> tuple[Block, ...]:
    """The meetings still to come, with their days."""
    coming = [step for step in way.steps[progress.reached :] if step.key in progress.dates]
    if not coming:
        return ()
    return (Fields(tuple((step.title, Capital(progress.dates[step.key])) for step in coming)),)


@example(lambda s: (s.ways["en-bra-dag"], None, s.now, True))
def to_begin_card(way: Way, avdeling: Avdeling | None, now: datetime, may_change: bool) -> Card:
    """A way that has not begun: its steps, and how long each takes."""
    steps = tuple(_with_minutes(step) for step in way.steps)
    start = (Button(_("Begin"), _step(way, 0, avdeling, now)),) if may_change else ()
    body = (Text(way.about), Items(steps, ordered=True))
    return Card(_title(way, avdeling), body, (*start, *_others(way, may_change=False), _back(way)))


def _with_minutes(step: WayStep) -> Words:
    return Joined((step.title, _("{n} min", n=step.minutes)), " – ")


def _back(way: Way) -> Button:
    return Button(_("All avdelinger"), ROUNDS()) if way.rounds else buttons.PLAN


@example(lambda s: (s.ways["rolleforstaelse"], s.ended_way, None, s.now, True))
def ended_way_card(
    way: Way, progress: WayProgress, avdeling: Avdeling | None, now: datetime, may_change: bool
) -> Card:
    """A way that is at its end, with what was agreed on."""
    body: list[Block] = [progress_bar(way, progress)]
    if progress.agreed is not None:
        body += [Text(_("We have agreed:"), "quiet"), Text(progress.agreed, "quote")]
    again = (Button(_("Once more"), _step(way, 0, avdeling, now)),) if may_change else ()
    return Card(_title(way, avdeling), tuple(body), (*again, *_others(way, may_change=False), _back(way)))


@example(lambda s: (s.ways["rolleforstaelse"], s.ended_way, None, s.milestone))
def finished_card(
    way: Way, progress: WayProgress, avdeling: Avdeling | None, milestone: Milestone | None
) -> Card:
    """The last step is done, and perhaps a milestone with it."""
    body: list[Block] = []
    if progress.agreed is not None:
        body += [Text(_("We have agreed:"), "quiet"), Text(progress.agreed, "quote")]
    if milestone is not None:
        body.append(Fields(((_("The milestone is done"), milestone.title),)))
    if progress.agreed is None:
        body.append(Text(_("Did you agree on something to try? Set up a measure, so that it happens.")))
    return Card(
        _("Finished: {title}", title=_title(way, avdeling)),
        tuple(body),
        (buttons.NEW_MEASURE, _back(way), buttons.UNDO),
    )


@example(lambda s: (s.ways["en-bra-dag"].meetings[0], s.now.date(), s.now.date()))
def meeting_planned_card(step: WayStep, wanted: date, day: date) -> Card:
    """A meeting has a day; one that was not open is moved, and it says so."""
    moved = (moved_text(wanted, day),) if wanted != day else ()
    return Card(
        _("Planned: {title}", title=step.title),
        (
            Fields(((_("Day"), Capital(day)), (_("How long"), _("about {n} minutes", n=step.minutes)))),
            Text(step.do),
            *moved,
        ),
        (Button(_("All the steps"), GOOD_DAY()), buttons.UNDO),
    )


@example(
    lambda s: (
        [(s.avdeling, s.ways["hjulet"], s.way_progress, 3)],
        True,
        s.form(NEW_AVDELINGER(), FieldType.TEXT),
    )
)
def rounds_card(
    rows: list[tuple[Avdeling, Way | None, WayProgress | None, int]], may_change: bool, form: Form | None
) -> Card:
    """Where each avdeling is with Tidlig inn, at its own pace."""
    title = _("Tidlig inn, avdeling by avdeling")
    if not rows:
        text = _("Each avdeling works at its own pace. Write down the names of your avdelinger first.")
        none = _("Each avdeling works at its own pace. The HMS group writes down the avdelinger first.")
        return Card(title, (Text(text if may_change else none),), (buttons.PLAN,), form)
    shown = tuple((avdeling.name, _round(way, progress, left)) for avdeling, way, progress, left in rows)
    return Card(
        title,
        (Fields(shown), Text(_("One to four rounds in half a year is right."), "quiet")),
        (
            *(Button(avdeling.name, ROUNDS_OF(avdeling)) for avdeling, *_rest in rows[:MOST_BUTTONS]),
            buttons.PLAN,
        ),
    )


MOST_BUTTONS = 8


def _round(way: Way | None, progress: WayProgress | None, left: int) -> Words:
    if way is None or progress is None:
        return _("not begun")
    if progress.finished_on is not None:
        return _n(
            "round {round} finished; {n} more is possible",
            "round {round} finished; {n} more are possible",
            left,
            round=progress.number,
        )
    step = next_step(way, progress)
    return _("round {round}: {step}", round=progress.number, step=step.title)


@example(lambda s: (s.avdeling, s.ways.of_avdelinger(), s.now, True))
def choose_way_card(avdeling: Avdeling, ways: Iterable[Way], now: datetime, may_change: bool) -> Card:
    """Which version of Tidlig inn the avdeling takes."""
    ways = tuple(ways)
    start = tuple(Button(way.title, _step(way, 0, avdeling, now)) for way in ways) if may_change else ()
    return Card(
        _("{name}: a round of Tidlig inn", name=avdeling.name),
        (Text(_("Choose how you want to work.")), Fields(tuple((way.title, way.about) for way in ways))),
        (*start, Button(_("All avdelinger"), ROUNDS())),
    )


@explains(EnoughRounds)
@example(lambda s: (4,))
def enough_rounds_card(limit: int) -> Card:
    return Card(
        _("That is enough for this half-year"),
        (
            Text(
                _n(
                    "You can take at most {n} round in half a year. Try what you have found first.",
                    "You can take at most {n} rounds in half a year. Try what you have found first.",
                    limit,
                )
            ),
        ),
        (Button(_("All avdelinger"), ROUNDS()), buttons.NEW_MEASURE),
    )
