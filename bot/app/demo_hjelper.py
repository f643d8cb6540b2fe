"""What the kindergartens of the programme's demo ask their hjelper, and what the hjelper does."""

from dataclasses import dataclass

from bot.app.demo_people import Person, line_to
from bot.handlers.helping.lines import ASK
from bot.handlers.helping.lines import SEND as SEND_QUESTION
from bot.handlers.programme.helping.lines import ANSWER, MINE

QUESTIONS = (
    "Hvordan kommer vi i gang på småbarn?",
    "Hvem bør være med på det første møtet?",
    "Hva gjør vi når få svarer på kartleggingen?",
)
ADVICE = "Begynn i det små: en halv time, og ett spørsmål. Ta med alle tre rollene."


@dataclass(frozen=True)
class Hjelper:
    """In their own chat."""

    person: Person

    def take(self, kindergarten: int) -> None:
        self.person.say(f"hms program ta {kindergarten}")

    def week(self) -> None:
        """One question is answered a week."""
        mine = self.person.say(MINE())
        if line_to(mine, ANSWER):
            self.person.fill(self.person.press(mine, ANSWER), {"text": ADVICE})


def ask(styrer: Person, number: int) -> None:
    """A kindergarten asks; what is sent is seen first."""
    seen = styrer.say(ASK(), {"question": QUESTIONS[number % len(QUESTIONS)]})
    styrer.press(seen, SEND_QUESTION)
