"""How each answer finds its way back: in the response, in a modal, in place of a card, or as a message."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs

from bot.commands.lines import without_mark
from bot.commands.request import Answer, Attempt, Submit, Told
from bot.message.card import Form, Text
from bot.message.plain import on_one_line
from bot.message.words import Voice, _
from bot.model.place import Openness, Place
from bot.platforms.slack.asked import (
    HOME_LINE,
    Asked,
    OpenedHome,
    Pressed,
    PressedAtHome,
    PressedInModal,
    Submitted,
    Typed,
    Written,
)
from bot.platforms.slack.calls import Calls
from bot.platforms.slack.memory import Memory
from bot.platforms.slack.render import (
    errors,
    home,
    in_words,
    message,
    modal,
    result_view,
    without_pictures,
)
from bot.platforms.wire import Json

PATIENCE = 2.0
"""Seconds for opening a modal. After three the person would see an error of Slack's."""
log = logging.getLogger(__name__)

OUTDATED = Text(_("That came from an old card. This is how things are now."))


@dataclass(frozen=True)
class _Reply:
    """An answer to what was asked, as Slack shows it."""

    asked: Asked
    answer: Answer

    @property
    def form(self) -> Form | None:
        """The form, where that is all there is to show, or what was asked for."""
        card = self.answer.card
        return card.form if self.asked.wants_form or not card.actions else None

    @property
    def public(self) -> bool:
        return self.answer.concerns_others

    @property
    def for_all_here(self) -> bool:
        """Everybody should see it where it was asked."""
        return not self.answer.private and not self.asked.request.personal

    @property
    def message(self) -> Json:
        return message(self.answer.card, self._voice)

    @property
    def view(self) -> Json:
        card, form = self.answer.card, self.form
        if form is None:
            return result_view(card, self._voice, structs.replace(self.asked.memory, line="").written())
        memory = structs.replace(self.asked.memory, line=form.line)
        return modal(form, self._voice, memory.written(), title=card.title, body=card.body)

    @property
    def errors(self) -> dict[str, str]:
        form = self.answer.card.form
        return errors(form, self._voice) if form else {}

    @property
    def text(self) -> str:
        return on_one_line(self.answer.card, self._voice)

    def home(self, memory: Memory) -> Json:
        return home(self.answer.card, self._voice, memory.written())

    @property
    def _voice(self) -> Voice:
        return Voice(self.answer.language)


@dataclass(frozen=True)
class Answers:
    """Carries out what is asked, and sees to it that the answer is seen where it belongs."""

    submit: Submit
    calls: Calls
    place_lost: Callable[[Place], Awaitable[None]]
    """Is told of a place of an HMS-gruppe that others can read, or that is gone."""

    async def __call__(self, asked: Asked) -> Json:
        """The body of the response; what is not said there follows after it."""
        answer = await self.submit(asked.request)
        if answer.unread:
            asked, answer = await self._with_language(asked, answer)
        if answer.unseen:
            answer = await self._with_openness(asked)
        if asked.outdated:
            answer = replace(answer, card=answer.card.but(first=(OUTDATED,)))
        reply = _Reply(asked, answer)
        return self._once_more(asked, reply) if answer.repeated else await self._deliver(asked, reply)

    async def _with_openness(self, asked: Asked) -> Answer:
        """Asked once more, for what is said depends on who reads there."""
        where = asked.memory
        openness = await self.calls.openness(where.team, asked.organisation, where.channel)
        return await self.submit(replace(asked.request, openness=openness, attempt=Attempt()))

    async def _with_language(self, asked: Asked, answer: Answer) -> tuple[Asked, Answer]:
        """Asked once more in the language of whoever asks, where it is another; a view remembers it."""
        where, request = asked.memory, asked.request
        language = await self.calls.language(where.team, asked.organisation, request.user)
        if language in (None, answer.language):
            return asked, answer
        again = replace(
            asked,
            request=replace(request, language=language, attempt=Attempt()),
            memory=structs.replace(where, language=language),
        )
        return again, await self.submit(again.request)

    def _once_more(self, asked: Asked, reply: _Reply) -> Json:
        """Where the response itself is what is seen; elsewhere the first answer has been shown."""
        match asked:
            case Typed() if reply.form is None:
                return {"response_type": "ephemeral", **in_words(reply.message)}
            case Submitted():
                return _closed(reply)
            case _:
                return {}

    async def _deliver(self, asked: Asked, reply: _Reply) -> Json:  # noqa: PLR0911 - one line for each way
        match asked:
            case Typed():
                return await self._to_command(reply)
            case Pressed():
                return await self._to_press(asked, reply)
            case PressedInModal():
                return self._in_modal(asked, reply)
            case PressedAtHome():
                return await self._at_home(reply)
            case Submitted():
                return self._to_form(asked, reply)
            case Written():
                return self._to_message(asked, reply)
            case OpenedHome():
                return self._on_home(reply, asked.memory)
        raise TypeError(type(asked))

    async def _to_command(self, reply: _Reply) -> Json:
        if await self._opened(reply):
            return {}
        self._tell(reply)
        drawn = {"response_type": "in_channel" if reply.for_all_here else "ephemeral", **reply.message}
        if without_pictures(drawn) is None:
            return drawn
        self.calls.later(self.calls.respond(reply.asked.memory.response_url, **drawn))
        return {}  # for nobody hears whether Slack could show the body of a response

    async def _to_press(self, asked: Pressed, reply: _Reply) -> Json:
        if not await self._opened(reply):
            self._tell(reply)
            self.calls.later(self._show(asked, reply))
        return {}

    async def _show(self, asked: Pressed, reply: _Reply) -> None:
        """A change takes the place of its card for all; in private one goes from card to card in place."""
        url, drawn = asked.memory.response_url, reply.message
        if reply.for_all_here and asked.ephemeral:  # which cannot become a message for all
            if await self.calls.respond(url, response_type="in_channel", replace_original=False, **drawn):
                await self.calls.respond(url, delete_original=True)
            return
        lasting = reply.for_all_here or (asked.request.personal and not asked.ephemeral)
        await self.calls.respond(
            url,
            response_type="in_channel" if lasting else "ephemeral",
            replace_original=(reply.public and lasting) or asked.ephemeral,
            metadata=asked.metadata,
            **drawn,
        )

    def _in_modal(self, asked: PressedInModal, reply: _Reply) -> Json:
        self.calls.later(self._ask(asked, "views.update", view_id=asked.view, view=reply.view))
        self._tell_also_here(reply)
        return {}

    async def _at_home(self, reply: _Reply) -> Json:
        line = reply.asked.request.line
        if without_mark(line) == HOME_LINE:
            return self._on_home(reply, structs.replace(reply.asked.memory, home=line))
        await self._opened(reply, always=True)
        self._tell(reply)
        return {}

    def _to_form(self, asked: Submitted, reply: _Reply) -> Json:
        wrong = self._not_now(asked, reply) if reply.answer.not_now else reply.errors
        if wrong and wrong.keys() <= asked.fields:  # Slack takes no other, and keeps what was written
            return {"response_action": "errors", "errors": wrong}
        self._tell_also_here(reply)
        return _closed(reply)

    def _not_now(self, asked: Submitted, reply: _Reply) -> dict[str, str]:
        """Beside a field that has something in it, so that the form stays open with all that was written."""
        return dict.fromkeys(list(asked.request.values or ())[:1], reply.text)

    def _to_message(self, asked: Written, reply: _Reply) -> Json:
        self._tell(reply)
        where: Json = {"channel": asked.memory.channel}
        where |= {"thread_ts": asked.thread} if asked.thread else {}
        if reply.for_all_here or asked.request.personal:
            self.calls.later(self._ask(asked, "chat.postMessage", **where, **reply.message))
        else:
            user = asked.request.user
            self.calls.later(self._ask(asked, "chat.postEphemeral", user=user, **where, **reply.message))
        return {}

    def _on_home(self, reply: _Reply, memory: Memory) -> Json:
        self.calls.later(self._publish(reply, memory))
        return {}

    async def _publish(self, reply: _Reply, memory: Memory) -> None:
        user = reply.asked.request.user
        await self._ask(reply.asked, "views.publish", user_id=user, view=reply.home(memory))

    async def _opened(self, reply: _Reply, *, always: bool = False) -> bool:
        """Whether a modal shows it: a form, or any answer where there is no other place for it."""
        if not reply.asked.trigger or not (always or reply.form):
            return False
        try:
            async with asyncio.timeout(PATIENCE):
                opened = await self._ask(
                    reply.asked, "views.open", trigger_id=reply.asked.trigger, view=reply.view
                )
        except TimeoutError:
            return False
        return opened is True

    def _tell(self, reply: _Reply) -> None:
        """Those who should know, and are elsewhere. The Home tab shows it too."""
        for told in reply.answer.told:
            self.calls.later(self._post(reply, told))
        if reply.public and reply.asked.memory.home:
            self.calls.later(self._refresh(reply.asked))

    def _tell_also_here(self, reply: _Reply) -> None:
        """What is answered in a view, nobody else has seen."""
        if reply.for_all_here:
            self.calls.later(self._post_here(reply))
        self._tell(reply)

    async def _post(self, reply: _Reply, told: Told) -> None:
        if not await self._arrives(reply, told):
            for one in told.otherwise:
                await self._arrives(reply, one)

    async def _arrives(self, reply: _Reply, told: Told) -> bool:
        """Also where Slack does not say."""
        if told.place.closed and not await self._is_closed(reply.asked, told.place):
            return False
        drawn, channel = message(told.card, Voice(reply.answer.language)), told.place.conversation.channel
        return await self._ask(reply.asked, "chat.postMessage", channel=channel, **drawn) is not False

    async def _is_closed(self, asked: Asked, place: Place) -> bool:
        """What is for the group alone is not said where others have come to read it."""
        openness = await self.calls.openness(asked.memory.team, asked.organisation, place.channel)
        if openness is not Openness.CLOSED:
            log.warning("A place of an HMS group cannot be used: nothing was said there")
        if openness not in (Openness.CLOSED, Openness.UNSEEN):
            await self.place_lost(place)
        return openness is Openness.CLOSED

    async def _post_here(self, reply: _Reply) -> None:
        """Where the bot is no member of the channel, by the way that was open when somebody asked."""
        asked, drawn, url = reply.asked, reply.message, reply.asked.memory.response_url
        posted = await self._ask(asked, "chat.postMessage", channel=asked.memory.channel, **drawn)
        if posted is False and url:
            await self.calls.respond(url, response_type="in_channel", replace_original=False, **drawn)

    async def _refresh(self, asked: Asked) -> None:
        again = replace(asked.request, line=asked.memory.home, values=None, act=None, attempt=Attempt())
        await self._publish(_Reply(asked, await self.submit(again)), asked.memory)

    async def _ask(self, asked: Asked, method: str, **arguments: Any) -> bool | None:
        return await self.calls.ask(asked.memory.team, asked.organisation, method, **arguments)


def _closed(reply: _Reply) -> Json:
    """What becomes of a form that was taken: what all see here is told here, the rest takes its place."""
    if reply.for_all_here:
        return {"response_action": "clear"}
    return {"response_action": "update", "view": in_words(reply.view)}
