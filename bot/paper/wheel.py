"""The year wheel: eleven months round, what each is about, how it went, and where today is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import cos, radians, sin
from xml.etree.ElementTree import Element

from bot.message.words import Capital, Dated, Joined, MonthName, Short, Voice, Words, _, _n
from bot.model.month import Month
from bot.paper.documents import Section
from bot.paper.signs import Sign, sign
from bot.paper.svg import BOLD, INK, PAPER, add, drawable, number, picture, sentences, width_of, written
from bot.paper.wedge import LINE, Wedge, fitted

MIDDLE = 400.0
HUB, STATES, THEMES, RIM = 110.0, 150.0, 356.0, 396.0
"""Where each ring ends, from the middle: the year, how it went, the themes, the names of the months."""
QUARTER = 90.0
MONTHS_WITH_THEME = 11
JULY = 16.0
"""Degrees of the gap at the top, when nobody is at work."""
PADDING = 9.0
NAME, MARK, ENTRY = 21.0, 25.0, 40.0
SHADE = "#56615c"


class State(StrEnum):
    COMING = "coming"
    NOW = "now"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not done"
    OVER = "over"
    """How it went stands nowhere. The wheel hangs on the wall: nobody is reminded there of what is owed."""
    EMPTY = "empty"


STATE_WORDS: dict[State, Words] = {
    State.DONE: _("carried out"),
    State.PARTLY: _("partly done"),
    State.NOT_DONE: _("not done yet"),
    State.OVER: _("has been"),
    State.NOW: _("this month"),
    State.COMING: _("coming"),
    State.EMPTY: _("no theme yet"),
}
SIGNS = {
    State.DONE: Sign.CHECK,
    State.PARTLY: Sign.HALF,
    State.NOT_DONE: Sign.CROSS,
    State.OVER: Sign.EMPTY,
    State.NOW: Sign.HERE,
    State.COMING: Sign.NEXT,
    State.EMPTY: Sign.NOTHING,
}
PATTERNS = {
    "stripes": "M-2 7 L7 -2 M2 11 L11 2",
    "crosses": "M0 0 L9 9 M9 0 L0 9",
}
FILLS = {
    State.DONE: "#2e7d4f",
    State.PARTLY: "url(#wheel-stripes)",
    State.NOT_DONE: "url(#wheel-crosses)",
    State.OVER: PAPER,
    State.NOW: "#f2c230",
    State.COMING: PAPER,
    State.EMPTY: PAPER,
}
TINTS = {State.DONE: "#e6f2ea", State.PARTLY: "#f6f0df", State.NOW: "#fff1b8"}


@dataclass(frozen=True)
class Segment:
    """One month."""

    month: Month
    title: Words | None
    state: State
    webinars: int = 0
    closed_weeks: int = 0


@dataclass(frozen=True)
class Wheel:
    year: Words
    segments: tuple[Segment, ...]
    """Eleven, August to June."""
    today: date | None
    """None on a wheel of another year."""


def wheel_title(wheel: Wheel) -> Words:
    return _("The year wheel {year}", year=wheel.year)


def wheel_in_words(wheel: Wheel) -> Words:
    """All that the picture says: its description, and its text where no picture is seen."""
    lines: list[Words] = [wheel_title(wheel)]
    if wheel.today is not None:
        lines.append(_("Today is {day}", day=Dated(Short(wheel.today))))
    lines += [_in_words(one) for one in wheel.segments]
    return sentences(lines)


def wheel_sections(wheel: Wheel) -> tuple[Section, ...]:
    """The same as rows."""
    rows = tuple((Capital(MonthName(one.month)), _of_month(one)) for one in wheel.segments)
    return (Section(_("The theme of each month"), rows=rows),)


def _in_words(segment: Segment) -> Words:
    return Joined((Capital(MonthName(segment.month)), _of_month(segment)), ": ")


def _of_month(segment: Segment) -> Words:
    how: list[Words] = [STATE_WORDS[segment.state]]
    if segment.webinars:
        how.append(_n("{n} webinar", "{n} webinars", segment.webinars))
    if segment.closed_weeks:
        how.append(_n("closed for {n} week", "closed for {n} weeks", segment.closed_weeks))
    said: Words = Joined(tuple(how), ", ")
    return said if segment.title is None else Joined((segment.title, said), " – ")


def wheel_svg(wheel: Wheel, voice: Voice) -> str:
    """The picture: the same text for the same wheel."""
    entries = _legend(wheel)
    height = 2 * MIDDLE + ENTRY * ((len(entries) + 1) // 2) + 16
    said = voice.say(wheel_title(wheel)), voice.say(wheel_in_words(wheel))
    root = picture(2 * MIDDLE, height, "wheel", *said)
    _patterns(root)
    ring = add(root, "g", transform=f"translate({number(MIDDLE)} {number(MIDDLE)})", text_anchor="middle")
    for index, segment in enumerate(wheel.segments):
        _month(ring, index, segment, voice)
    _july(ring, wheel, voice)
    _hub(ring, wheel, voice)
    for index, (what, words) in enumerate(entries):
        x, y = 60 + MIDDLE * (index % 2), 2 * MIDDLE + ENTRY * (index // 2 + 0.5)
        sign(root, what, x, y)
        add(root, "text", voice.say(Capital(words)), x=x + 26, y=y + 8, font_size=23)
    return written(root)


def _legend(wheel: Wheel) -> list[tuple[Sign, Words]]:
    """Of the signs that are there."""
    states = {one.state for one in wheel.segments}
    entries = [(SIGNS[state], words) for state, words in STATE_WORDS.items() if state in states]
    if any(one.webinars for one in wheel.segments):
        entries.append((Sign.WEBINAR, _("webinar")))
    if any(one.closed_weeks for one in wheel.segments):
        entries.append((Sign.CLOSED, _("closed for a week or more")))
    return entries


def _patterns(root: Element) -> None:
    """Of the ring of states: each is told from the others on a printer without colours."""
    defs = add(root, "defs")
    for name, drawn in PATTERNS.items():
        pattern = add(defs, "pattern", id=f"wheel-{name}", width=9, height=9, patternUnits="userSpaceOnUse")
        add(pattern, "rect", width=9, height=9, fill=PAPER)
        add(pattern, "path", d=drawn, stroke=INK, stroke_width=2)


def _month(ring: Element, index: int, segment: Segment, voice: Voice) -> None:
    begins, ends = _edges(index)
    now, empty = segment.state is State.NOW, segment.title is None
    add(
        ring,
        "path",
        d=_piece(begins, ends, HUB, STATES),
        fill=FILLS[segment.state],
        stroke=INK,
        stroke_width=1.5,
    )
    tint = TINTS.get(segment.state, PAPER)
    add(ring, "path", d=_piece(begins, ends, STATES, THEMES), fill=tint, stroke=INK, stroke_width=1.5)
    add(
        ring,
        "path",
        d=_piece(begins, ends, THEMES, RIM),
        fill=INK if now else PAPER,
        stroke=INK,
        stroke_width=1.5,
    )
    x, y = _point((begins + ends) / 2, (HUB + STATES) / 2)
    sign(ring, SIGNS[segment.state], x, y)
    _name(ring, (begins + ends) / 2, segment, voice)
    title = STATE_WORDS[State.EMPTY] if segment.title is None else segment.title
    _title(
        ring,
        Wedge(begins, ends, STATES + PADDING, THEMES - PADDING, PADDING),
        voice.say(Capital(title)),
        quiet=empty,
    )


def _title(ring: Element, wedge: Wedge, text: str, *, quiet: bool) -> None:
    block = fitted(wedge, drawable(text))
    first = block.y - (len(block.lines) - 1) / 2 * LINE * block.size + 0.35 * block.size
    style = {"fill": SHADE, "font_style": "italic"} if quiet else {}
    for index, line in enumerate(block.lines):
        y = first + index * LINE * block.size
        add(ring, "text", line, x=block.x, y=y, font_size=block.size, **style)


def _name(ring: Element, angle: float, segment: Segment, voice: Voice) -> None:
    """The month along the rim, its webinars and closed weeks behind it; the lower half is turned upright."""
    upside_down = QUARTER < angle < 3 * QUARTER
    x, y = _point(angle, (THEMES + RIM) / 2)
    turn = angle + 2 * QUARTER if upside_down else angle
    rim = add(ring, "g", transform=f"translate({number(x)} {number(y)}) rotate({number(turn)})")
    name = voice.say(MonthName(segment.month))
    marks = [(Sign.WEBINAR, segment.webinars), (Sign.CLOSED, segment.closed_weeks)]
    marks = [(what, count) for what, count in marks if count]
    wide = width_of(name, NAME * BOLD)
    at = -(wide + MARK * sum(1 + (count > 1) * 0.6 for _what, count in marks)) / 2
    colour = PAPER if segment.state is State.NOW else INK
    add(rim, "text", name, x=at + wide / 2, y=7, font_size=NAME, font_weight="bold", fill=colour)
    at += wide + MARK * 0.65
    for what, count in marks:
        sign(rim, what, at, 0, 0.65)
        if count > 1:
            add(rim, "text", str(count), x=at + MARK * 0.75, y=7, font_size=NAME, fill=colour)
        at += MARK * (1 + (count > 1) * 0.6)


def _july(ring: Element, wheel: Wheel, voice: Voice) -> None:
    """The gap at the top has its name, and nothing else."""
    july = MonthName(wheel.segments[-1].month.next())
    add(ring, "text", voice.say(july), y=-(THEMES + RIM) / 2 + 7, font_size=NAME, fill=SHADE)


def _hub(ring: Element, wheel: Wheel, voice: Voice) -> None:
    add(ring, "text", voice.say(wheel.year), y=2 if wheel.today else 11, font_size=33, font_weight="bold")
    if wheel.today is None:
        return
    add(ring, "text", voice.say(_("today {day}", day=Short(wheel.today))), y=34, font_size=22)
    angle = _angle(wheel, wheel.today)
    hand = add(ring, "g", transform=f"rotate({number(angle)})")
    add(hand, "path", d=f"M-14 {number(28 - HUB)} L14 {number(28 - HUB)} L0 {number(2 - HUB)} Z")


def _angle(wheel: Wheel, day: date) -> float:
    """Where a day of the year stands; July's are in the gap."""
    month = Month.of(day)
    part = (day.day - 0.5) / month.last.day
    if month.is_july:
        return -JULY / 2 + JULY * part
    begins, ends = _edges([one.month for one in wheel.segments].index(month))
    return begins + (ends - begins) * part


def _edges(index: int) -> tuple[float, float]:
    wide = (4 * QUARTER - JULY) / MONTHS_WITH_THEME
    return JULY / 2 + index * wide, JULY / 2 + (index + 1) * wide


def _point(angle: float, radius: float) -> tuple[float, float]:
    return radius * sin(radians(angle)), -radius * cos(radians(angle))


def _piece(begins: float, ends: float, inner: float, outer: float) -> str:
    """A piece of a ring, as a path."""
    corners = (_point(begins, outer), _point(ends, outer), _point(ends, inner), _point(begins, inner))
    first, second, third, fourth = (f"{number(x)} {number(y)}" for x, y in corners)
    out, back = number(outer), number(inner)
    return f"M{first} A{out} {out} 0 0 1 {second} L{third} A{back} {back} 0 0 0 {fourth} Z"
