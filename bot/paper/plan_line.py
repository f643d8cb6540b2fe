"""The plan as a picture: its phases and milestones down a line, and where today is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from xml.etree.ElementTree import Element

from bot.message.words import Capital, Dated, Joined, Short, Voice, Words, _
from bot.paper.documents import Section
from bot.paper.signs import Sign, sign
from bot.paper.svg import INK, add, drawable, picture, sentences, width_of, wrapped, written

WIDTH, LINE_AT, TEXT_AT, EDGE = 800.0, 190.0, 222.0, 24.0
TITLE, PHASE, ROW, GAP = 24.0, 27.0, 30.0, 8.0
MOST_LINES = 6
TODAY = "#f2c230"
SHADE = "#56615c"


class PointState(StrEnum):
    OPEN = "open"
    DONE = "done"
    SKIPPED = "skipped"


POINT_WORDS: dict[PointState, Words] = {
    PointState.DONE: _("done"),
    PointState.OPEN: _("not finished"),
    PointState.SKIPPED: _("skipped"),
}
SIGNS = {
    PointState.DONE: Sign.CHECK,
    PointState.OPEN: Sign.NEXT,
    PointState.SKIPPED: Sign.NOTHING,
}


@dataclass(frozen=True)
class Point:
    """One milestone."""

    title: Words
    due: date
    state: PointState


@dataclass(frozen=True)
class Stretch:
    """One phase, its milestones by their days."""

    name: Words
    points: tuple[Point, ...]


@dataclass(frozen=True)
class PlanLine:
    phases: tuple[Stretch, ...]
    today: date


def plan_title() -> Words:
    return _("Our plan")


def plan_in_words(plan: PlanLine) -> Words:
    """All that the picture says: its description, and its text where no picture is seen."""
    lines: list[Words] = [plan_title(), _("Today is {day}", day=Dated(Short(plan.today)))]
    for phase in plan.phases:
        lines.append(phase.name)
        lines += [_in_words(one) for one in phase.points]
    return sentences(lines)


def plan_sections(plan: PlanLine) -> tuple[Section, ...]:
    """The same, a section for each phase."""
    return tuple(Section(phase.name, tuple(_in_words(one) for one in phase.points)) for phase in plan.phases)


def _in_words(point: Point) -> Words:
    return Joined((point.title, Joined((Dated(Short(point.due)), POINT_WORDS[point.state]), ", ")), " – ")


def plan_svg(plan: PlanLine, voice: Voice) -> str:
    """The picture: the same text for the same plan."""
    rows = Element("g")
    y = EDGE
    said_today = False
    for phase in plan.phases:
        y = _phase(rows, y, voice.say(phase.name))
        for point in phase.points:
            if not said_today and point.due >= plan.today:
                y, said_today = _today(rows, y, plan.today, voice), True
            y = _point(rows, y, point, voice)
    if not said_today:
        y = _today(rows, y, plan.today, voice)
    bottom = _legend(rows, y + GAP, plan, voice)
    root = picture(WIDTH, bottom, "plan", voice.say(plan_title()), voice.say(plan_in_words(plan)))
    add(root, "path", d=f"M{LINE_AT:.0f} {EDGE:.0f} V{y:.0f}", stroke=INK, stroke_width=3)
    root.append(rows)
    return written(root)


def _phase(rows: Element, y: float, name: str) -> float:
    lines = _lines(name, PHASE)
    for index, line in enumerate(lines):
        add(rows, "text", line, x=TEXT_AT, y=y + PHASE + index * ROW, font_size=PHASE, font_weight="bold")
    add(rows, "rect", x=LINE_AT - 9, y=y + 8, width=18, height=18)
    return y + len(lines) * ROW + GAP


def _point(rows: Element, y: float, point: Point, voice: Voice) -> float:
    lines = _lines(voice.say(point.title), TITLE)
    quiet = {"fill": SHADE} if point.state is PointState.SKIPPED else {}
    for index, line in enumerate(lines):
        add(rows, "text", line, x=TEXT_AT, y=y + TITLE + index * ROW, font_size=TITLE, **quiet)
    day = voice.say(Short(point.due))
    add(rows, "text", day, x=LINE_AT - 28, y=y + TITLE, font_size=TITLE, text_anchor="end", **quiet)
    sign(rows, SIGNS[point.state], LINE_AT, y + 15)
    return y + len(lines) * ROW + GAP


def _today(rows: Element, y: float, today: date, voice: Voice) -> float:
    """A bar across, between what was and what comes."""
    said = voice.say(Capital(_("today {day}", day=Short(today))))
    add(
        rows,
        "rect",
        x=EDGE,
        y=y,
        width=WIDTH - 2 * EDGE,
        height=ROW + 8,
        fill=TODAY,
        stroke=INK,
        stroke_width=2,
    )
    add(rows, "text", said, x=TEXT_AT, y=y + 27, font_size=TITLE, font_weight="bold")
    add(rows, "path", d=f"M{LINE_AT - 12:.0f} {y + 9:.0f} h24 l-12 20 Z")
    return y + ROW + 8 + GAP


def _lines(text: str, size: float) -> list[str]:
    """Of what stands to the right of the line."""
    widths = (WIDTH - TEXT_AT - EDGE,) * MOST_LINES
    lines = wrapped(drawable(text), size, widths, breaks_words=True)
    return lines if lines is not None else [f"{text[:40]}…"]


def _legend(rows: Element, y: float, plan: PlanLine, voice: Voice) -> float:
    """Of the signs that are there, as many in a row as fit; answers where it ends."""
    states = {point.state for phase in plan.phases for point in phase.points}
    x = EDGE
    for state, words in POINT_WORDS.items():
        if state not in states:
            continue
        said = voice.say(Capital(words))
        wide = 34 + width_of(said, TITLE) + 24
        if x + wide > WIDTH - EDGE:
            x, y = EDGE, y + ROW + GAP
        sign(rows, SIGNS[state], x + 15, y + 15)
        add(rows, "text", said, x=x + 38, y=y + 23, font_size=TITLE)
        x += wide
    return y + ROW + EDGE
