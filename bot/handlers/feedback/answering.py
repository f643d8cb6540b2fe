"""How the questions of a light test are answered: in one form, without anybody's name."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, TypeAlias

from bot.commands.forms import form_for, wrong_at
from bot.commands.reading import Ask, TextReader
from bot.commands.registry import Command, Values
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.feedback import cards
from bot.message.card import Card, Field, FieldType, Form, Option
from bot.message.words import Words, _
from bot.model.errors import NotThere
from bot.model.light_test import ANSWER_LIMIT, Given, LightTest, Question, QuestionKind
from bot.store.light_tests import add_answers, find_light_test, has_answered, tally_to_change

ANSWER = TextReader(_("Answer"), limit=ANSWER_LIMIT, long=True)
Answer: TypeAlias = Annotated[str | None, ANSWER, Ask(on_line=False)]
NAMES = ("first", "second", "third")


def with_questions(form: Form, ctx: HmsContext, carried: Values) -> Form:
    """The fields are the questions of the test."""
    test = find_light_test(ctx.session, carried["number"]) if "number" in carried else None
    if test is None:
        return form
    fields = tuple(map(_asking, form.fields, test.questions))
    return replace(form, title=test.title, fields=fields)


def _asking(field: Field, question: Question) -> Field:
    if question.kind is QuestionKind.TEXT:
        return replace(field, label=question.words, hint=_("No names, please."))
    labels: tuple[Words, ...] = cards.SCALE_WORDS if question.kind is QuestionKind.SCALE else question.options
    options = tuple(Option(str(place), label) for place, label in enumerate(labels, 1))
    return replace(field, label=question.words, type=FieldType.SELECT, options=options)


def answer_test(command: Command, ctx: ChangeContext, test: LightTest, texts: Sequence[str | None]) -> Card:
    """The form; once it is sent, thanks. Whoever answers twice, or too late, changes nothing."""
    tally = tally_to_change(ctx.session, test)
    if tally is None or not test.is_open(ctx.now) or tally.is_full:
        return cards.over_card()
    if has_answered(ctx.session, test, tally, ctx.place, ctx.user):
        return cards.answered_already_card()
    if not any(texts):
        return cards.questions_card(test.title, form_for(command, ctx, {"number": test.id}), empty=ctx.sent)
    add_answers(ctx.session, test, tally, _given(command, ctx, test, texts), ctx.place, ctx.user)
    return cards.answered_card()


def _given(command: Command, ctx: HmsContext, test: LightTest, texts: Sequence[str | None]) -> Given:
    """Raises Incomplete."""
    values = {"number": test.id, **dict(zip(NAMES, texts, strict=True))}
    given: list[int | str | None] = []
    for name, text, question in zip(NAMES, texts, test.questions, strict=False):
        known = [str(place) for place in range(1, question.choices + 1)]
        if text is None or not known:
            given.append(text)
        elif text in known:
            given.append(known.index(text))
        else:
            raise wrong_at(command, ctx, values, name, NotThere())
    return tuple(given)
