"""A picture with its words: by itself for the chat, or on an A4 page to hang up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

import msgspec

from bot.message.words import Voice, Words
from bot.paper.documents import Section, printable
from bot.paper.plan_line import PlanLine, plan_in_words, plan_sections, plan_svg, plan_title
from bot.paper.wheel import Wheel, wheel_in_words, wheel_sections, wheel_svg, wheel_title

Drawing: TypeAlias = Wheel | PlanLine


@dataclass(frozen=True)
class Page:
    """What stands on an A4 page with a picture."""

    above: Words
    below: Words


@dataclass(frozen=True)
class Picture:
    template: ClassVar[str] = "picture"

    drawing: Drawing
    page: Page | None = None
    """None: the picture by itself, as large as it is."""

    @property
    def title(self) -> Words:
        return wheel_title(self.drawing) if isinstance(self.drawing, Wheel) else plan_title()

    @property
    def sections(self) -> Sequence[Section]:
        """What it shows, for a page of the web."""
        if isinstance(self.drawing, Wheel):
            return wheel_sections(self.drawing)
        return plan_sections(self.drawing)

    def data(self, voice: Voice) -> str:
        """What its template is given, as JSON: the same for the same picture."""
        page = self.page and {
            "above": printable(voice.say(self.page.above)),
            "below": printable(voice.say(self.page.below)),
        }
        data = {
            "language": voice.language.value,
            "title": printable(voice.say(self.title)),
            "words": printable(voice.say(in_words(self.drawing))),
            "svg": svg_of(self.drawing, voice),
            "page": page,
        }
        return msgspec.json.encode(data, order="deterministic").decode()


def in_words(drawing: Drawing) -> Words:
    """All that the picture shows, for those who do not see it."""
    return wheel_in_words(drawing) if isinstance(drawing, Wheel) else plan_in_words(drawing)


def svg_of(drawing: Drawing, voice: Voice) -> str:
    return wheel_svg(drawing, voice) if isinstance(drawing, Wheel) else plan_svg(drawing, voice)
