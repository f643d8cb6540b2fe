"""Cards of what came back: how many answered, the sums of a test, and the week's tilbakemeldinger."""

from collections.abc import Iterator, Sequence

from bot.handlers.feedback.cards import SCALE_WORDS
from bot.handlers.programme.cards import BACK
from bot.handlers.programme.testing import lines
from bot.handlers.programme.testing.cards import ALL, ONLY_COUNTS
from bot.message.card import Block, Button, Card, Fields, Items, Text
from bot.message.example import example
from bot.message.words import Phrase, Words, _, _n
from bot.model.feedback import KEPT, Feedback
from bot.model.light_test import LightTest, Question, QuestionKind, Tally, mean_of
from bot.model.programme import FEWEST

TEXTS_IN_SUMMARY, TEXTS_ON_PAGE = 3, 10
ALL_WEEKS = Button(_("All weeks"), lines.WEEKS())


def _how_many(count: int) -> Phrase:
    return _n("{n} answer", "{n} answers", count)


@example(lambda s: (s.light_test, 5))
def running_card(test: LightTest, answers: int) -> Card:
    """How many have answered, and nothing else while anybody can."""
    return Card(
        test.title,
        (
            Text(_n("{n} has answered so far.", "{n} have answered so far.", answers)),
            Text(
                _("It is open until {day}. You see the answers when it is over.", day=test.last_day), "quiet"
            ),
        ),
        (Button(_("End it now"), lines.END(test.id)), ALL),
    )


@example(lambda s: (s.light_test, 12))
def ended_card(test: LightTest, answers: int) -> Card:
    """To the arbeidsgruppe, when it is over."""
    enough = answers >= FEWEST
    note = _("You can read them now.") if enough else ONLY_COUNTS
    return Card(
        _("Over: {title}", title=test.title),
        (Text(_how_many(answers), "strong"), Text(note)),
        (Button(_("See the answers"), lines.TEST(test.id)), Button(_("Thank them"), lines.THANK(test.id))),
    )


@example(lambda s: (s.light_test, s.tally))
def results_card(test: LightTest, tally: Tally) -> Card:
    """Sums from seven answers on, and the same for ever: nobody's answers come later."""
    thank = () if test.thanked_at else (Button(_("Thank them"), lines.THANK(test.id)),)
    if not tally.is_shown:
        return Card(test.title, (Text(_how_many(tally.total), "strong"), Text(ONLY_COUNTS)), (*thank, ALL))
    written = sum(map(len, tally.texts))
    read = (Button(_("Read all that was written"), lines.WORDS(test.id, 0)),) if written else ()
    sums = (
        block
        for asked in zip(test.questions, tally.counts, tally.texts, strict=True)
        for block in _answers(*asked)
    )
    return Card(test.title, (Text(_how_many(tally.total)), *sums), (*read, *thank, ALL))


def _answers(question: Question, counts: Sequence[int], texts: Sequence[str]) -> Iterator[Block]:
    yield Text(question.words, "strong")
    if question.kind is QuestionKind.TEXT:
        yield from _some(texts)
    elif sum(counts) < FEWEST:
        yield Text(_("{n} answered this: too few to show.", n=sum(counts)), "quiet")
    else:
        labels: tuple[Words, ...] = SCALE_WORDS if question.kind is QuestionKind.SCALE else question.options
        yield Fields(tuple((label, str(count)) for label, count in zip(labels, counts, strict=True)))
        if question.kind is QuestionKind.SCALE:
            yield Text(_mean(counts), "quiet")


def _mean(counts: Sequence[int]) -> Words:
    """With one decimal, and of how many."""
    tenths = round(10 * (mean_of(counts) or 0))
    return _("Mean {whole}.{tenth}, of {n} answers", whole=tenths // 10, tenth=tenths % 10, n=sum(counts))


def _some(texts: Sequence[str]) -> Iterator[Block]:
    if not texts:
        yield Text(_("Nobody wrote anything."), "quiet")
        return
    yield Items(tuple[Words, ...](texts[:TEXTS_IN_SUMMARY]))
    more = len(texts) - TEXTS_IN_SUMMARY
    if more > 0:
        yield Text(_n("and {n} more", "and {n} more", more), "quiet")


@example(lambda s: (s.light_test, ("Listen er for lang.", "Fin på nettbrett."), 0, 2))
def words_card(test: LightTest, texts: Sequence[str], first: int, total: int) -> Card:
    """What was written, some at a time."""
    following = first + len(texts)
    more = (Button(_("More"), lines.WORDS(test.id, following)),) if following < total else ()
    return Card(
        _("Written: {title}", title=test.title),
        (
            Text(
                _("{first} to {last} of {n}, in random order.", first=first + 1, last=following, n=total),
                "quiet",
            ),
            Items(tuple[Words, ...](texts)),
        ),
        (*more, Button(_("The sums"), lines.TEST(test.id)), ALL),
    )


# Tilbakemeldinger


@example(lambda s: (s.feedback, 0))
def digest_card(feedback: Feedback, first: int) -> Card:
    """A week's texts, some at a time. None says from whom, nor which came first."""
    texts = feedback.texts[first : first + TEXTS_ON_PAGE]
    following = first + len(texts)
    left = len(feedback.texts) - following
    more = (
        (Button(_n("Read {n} more", "Read {n} more", left), lines.WEEK_FROM(feedback.monday, following)),)
        if left > 0
        else ()
    )
    return Card(
        _n("{n} has written to you", "{n} have written to you", len(feedback.texts)),
        (
            Text(_("In week {n}, without names and in random order.", n=feedback.week.number), "quiet"),
            Items(tuple[Words, ...](texts)),
        ),
        (*more, ALL_WEEKS),
    )


@example(lambda s: ((s.feedback,),))
def weeks_card(weeks: Sequence[Feedback]) -> Card:
    """The weeks that are over. Of this one nothing is said: who looks twice would see when something came."""
    kept = Text(
        _("You get what is written in a week on the Monday after. I keep it {n} days.", n=KEPT.days), "quiet"
    )
    if not weeks:
        return Card(_("No feedback from earlier weeks"), (kept,), (BACK,))
    each = tuple(
        Button(_("Week {week} ({n})", week=one.week.number, n=len(one.texts)), lines.WEEK(one.monday))
        for one in weeks
    )
    return Card(_("What kindergartens have written"), (kept,), (*each, BACK))
