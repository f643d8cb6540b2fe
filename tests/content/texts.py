"""Every text of the content, with where it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.content.library import Theme, load_plan, shipped
from bot.model.role import Role
from bot.model.texts import Localized

LINES = ("title", "summary", "why", "opening", "strength", "measure", "check")


@dataclass(frozen=True)
class Text:
    where: str
    words: Localized


def every_text() -> Iterator[Text]:
    library = shipped()
    for theme in library:
        yield from of_theme(theme)
    for factor in library.factors.values():
        yield Text(f"{factor.key} problem", factor.problem)
        yield Text(f"{factor.key} strength", factor.strength)
    for phase in load_plan():
        yield Text(phase.key, phase.name)
        for one in phase.milestones:
            for part in ("title", "responsible", "definition"):
                yield Text(f"{one.key} {part}", getattr(one, part))
    for way in library.ways:
        yield from _listed(way.key, (way.title, way.about))
        for step in way.steps:
            yield from _listed(f"{way.key} {step.key}", (step.title, step.do))
    duties = library.ways.duties
    for role in Role:
        yield from _listed(role.value, duties.of(role))
    yield from _listed("together", duties.together)


def of_theme(theme: Theme) -> Iterator[Text]:
    languages = (theme.nb, theme.nn, theme.en)
    for part in LINES:
        yield Text(f"{theme.key} {part}", getattr(theme, part))
    questions = zip(*(one.questions for one in languages), strict=True)
    yield from _listed(f"{theme.key} question", (Localized(*some) for some in questions))
    for runs in zip(*(one.runs for one in languages), strict=True):
        steps = zip(*(run.steps for run in runs), strict=True)
        yield from _listed(
            f"{theme.key} {runs[0].minutes} minutes, step",
            (Localized(*(step.do for step in some)) for some in steps),
        )


def _listed(where: str, some: Iterable[Localized]) -> Iterator[Text]:
    for number, words in enumerate(some, start=1):
        yield Text(f"{where} {number}", words)
