"""People of the demo who write to the bot and press its buttons, as they do on its page."""

from dataclasses import dataclass

from bot.app.demo_world import TurnableClock
from bot.commands.forms import FormValues
from bot.commands.lines import AnyLine
from bot.commands.request import Answer, Request
from bot.dispatch.routing import Router
from bot.message.card import Field, FieldType
from bot.model.place import Openness, Place
from bot.platforms.local.chat import TENANT
from bot.platforms.local.people import is_closed, is_own_chat


@dataclass(frozen=True)
class Person:
    """Somebody in a channel, at the moment that the demo's clock shows."""

    router: Router
    clock: TurnableClock
    user: str
    channel: str

    def say(self, line: str, values: FormValues | None = None) -> Answer:
        """Write a line, or send the form of a command."""
        place = Place(TENANT.platform, TENANT.external_id, self.channel)
        openness = Openness.CLOSED if is_closed(self.channel) else Openness.OPEN
        personal = is_own_chat(self.channel)
        asked = Request(place, self.user, line, values, personal=personal, openness=openness)
        return self.router(asked, self.clock.now())

    def press(self, answer: Answer, to: AnyLine) -> Answer:
        """The button of a card that leads somewhere. Raises LookupError where it has none."""
        line = line_to(answer, to)
        if line is None:
            raise LookupError(f"{to.name} is none of {[button.line for button in answer.card.buttons]}")
        return self.say(line)

    def fill(self, answer: Answer, values: FormValues) -> Answer:
        """Send a card's form; what is not named stays as it is. Raises LookupError where it has none."""
        form = answer.card.form
        if form is None:
            raise LookupError(f"no form: {answer.card.title}")
        there: FormValues = {field.name: _value(field) for field in form.fields if field.value}
        return self.say(form.line, {**there, **values})


def line_to(answer: Answer, to: AnyLine) -> str | None:
    """What the button says that leads there; None where there is no such button."""
    lines = (button.line for button in answer.card.buttons)
    return next((line for line in lines if f"{line} ".startswith(f"{to.name} ")), None)


def _value(field: Field) -> str | list[str]:
    several = field.type in (FieldType.MULTI_SELECT, FieldType.PEOPLE)
    return list(field.value) if several else field.value[0]
