"""What the programme's own people do in the year of its demo: their letters and webinars."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.app.demo_people import Person, line_to
from bot.handlers.programme.letters.lines import ADDRESS, ONE, PREVIEW, SEND, WRITE
from bot.handlers.programme.webinars.lines import NEW_WEBINAR
from bot.handlers.programme.webinars.readers import For

FIRST_DAYS = 7
LETTERS = {
    2: ("Halvveis", "Spør avdelingene: Hva er blitt lettere? Skriv ned ett svar fra hver."),
    5: ("Ti minutter holder", "Ett spørsmål på avdelingsmøtet er nok. Skriv ned det dere blir enige om."),
    9: (
        "Velkommen i gang",
        "Til det første møtet i HMS-gruppen:\n\n- Ta med alle tre rollene\n- Bli enige om dag",
    ),
    11: ("Slik leser dere rapporten", "Se på det dere er gode på først. Velg én ting å arbeide med."),
}
"""By the month on whose first Monday one is sent: title and text."""
IN_TEN_DAYS = timedelta(days=10)
WEBINARS = {
    1: ("Verneombudet i hverdagen", For.VERNEOMBUD),
    3: ("Partssamarbeid når det butter", For.EVERYBODY),
    6: ("Slik bruker vi vernerunden", For.EVERYBODY),
    10: ("Styreren og HMS-gruppen", For.STYRER),
    11: ("Små grep i en travel hverdag", For.EVERYBODY),
}
"""By the month on whose first Monday one is published: title, and whom it is for."""
QUESTIONS = "Hva kjente vi igjen?\nHva vil vi prøve?\nHvem begynner?"


@dataclass(frozen=True)
class Arbeidsgruppe:
    """Two of them."""

    first: Person
    second: Person

    def week(self, monday: date) -> None:
        """What they do on a Monday."""
        if monday.day <= FIRST_DAYS and monday.month in LETTERS:
            self._letter(*LETTERS[monday.month])
        if monday.day <= FIRST_DAYS and monday.month in WEBINARS:
            self._webinar(monday + IN_TEN_DAYS, *WEBINARS[monday.month])

    def _webinar(self, day: date, title: str, whom: For) -> None:
        about = {"title": title, "link": "https://example.no/webinar", "questions": QUESTIONS}
        when = {"day": str(day), "at": "13:00", "minutes": "45"}
        self.first.say(NEW_WEBINAR(), {**about, **when, "audience": whom.value})

    def _letter(self, title: str, text: str) -> None:
        """One writes it; where many get it, it goes when the other has read it and said yes too."""
        written = self.first.say(WRITE(), {"title_nb": title, "text_nb": text})
        ready = self.first.fill(self.first.press(written, ADDRESS), {})
        said = self.first.press(ready, SEND)
        look = self.second.press(self.second.press(said, PREVIEW), ONE)
        if line_to(look, SEND):
            self.second.press(self.second.press(look, SEND), SEND)
