"""The sample programme around the sample kindergarten, with something of everything."""

from datetime import UTC, date, datetime
from functools import cached_property

from bot.model.calendar import OwnTheme
from bot.model.feedback import Feedback
from bot.model.help import HelpMessage, HelpQuestion, QuestionState, Stage
from bot.model.letter import Letter, LetterState
from bot.model.light_test import LightTest, Panel, Question, QuestionKind, Tally
from bot.model.offer import (
    Offered,
    OfferedMilestone,
    OfferedPoint,
    OfferedText,
    OfferedTheme,
    ProgrammeOffer,
)
from bot.model.programme import Membership, Programme, ProgrammeKind, ProgrammeRole
from bot.model.texts import Language, Localized
from bot.store.help import Member

NOW = datetime(2026, 12, 1, 10, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 10, 13, 0, tzinfo=UTC)
PROGRAMME_CODE = "ABCDEFGH"


class ProgrammeSample:
    """What a programme has and sends, the same each time."""

    @cached_property
    def programme(self) -> Programme:
        made = Programme.of("IA bransjeprogram barnehage", ProgrammeKind.SECTOR, NOW)
        made.id, made.code = 1, PROGRAMME_CODE
        return made

    @cached_property
    def membership(self) -> Membership:
        return Membership(
            programme_id=1,
            since=date(2026, 9, 1),
            municipality="Fjell",
            shares_status=True,
            shares_numbers=True,
            tests=False,
        )

    @cached_property
    def light_draft(self) -> LightTest:
        """With a question of each kind."""
        questions = (
            Question("Hvor godt virker den nye vernerunden?", QuestionKind.SCALE),
            Question("Hvor brukte dere den?", QuestionKind.CHOICE, ("På nettbrett", "På papir")),
            Question("Hva ville gjort den bedre?", QuestionKind.TEXT),
        )
        return LightTest(
            id=1,
            programme_id=1,
            title="Den nye vernerunden",
            questions=questions,
            panel=Panel.CHOSEN,
            chosen=(1, 2, 3),
            last_day=LATER.date(),
            ends_at=LATER,
        )

    @cached_property
    def light_test(self) -> LightTest:
        """The same, sent."""
        draft = self.light_draft
        made = LightTest(id=2, programme_id=1, title=draft.title, questions=draft.questions, number=3)
        made.last_day, made.ends_at, made.sent_at = draft.last_day, draft.ends_at, NOW
        made.changes = "Vi har gjort listen kortere."
        return made

    @cached_property
    def tally(self) -> Tally:
        texts = ("Listen er for lang.", "Fin på nettbrett.", "<!channel> *mer* plass", "Kortere punkter.")
        return Tally(
            test_id=2, total=9, counts=((0, 1, 2, 4, 2), (5, 1), ()), texts=((), (), texts), answered=()
        )

    @cached_property
    def feedback(self) -> Feedback:
        texts = tuple(f"Vernerunden på nett var lett å bruke. {n} <b>@alle</b>" for n in range(12))
        return Feedback(programme_id=1, monday=date(2026, 11, 23), texts=texts)

    @property
    def letter(self) -> Letter:
        """In bokmål alone, with what people paste."""
        return Letter(
            id=3,
            programme_id=1,
            title=Localized.only(Language.NB, "Ny veileder <!channel> @alle"),
            text=Localized.only(Language.NB, "Hei!\n\nDette er *nytt*:\n- <b>Vernerunden</b>\n- Navn · Dag"),
            link="https://example.no/veileder",
            link_words="Les veilederen",
            state=LetterState.DRAFT,
            changed_at=NOW,
        )

    @property
    def letter_sent(self) -> Letter:
        made = self.letter
        made.state, made.sent_at = LetterState.SENT, NOW
        return made

    @property
    def letter_waiting(self) -> Letter:
        made = self.letter
        made.state = LetterState.WAITING
        return made

    @property
    def member(self) -> Member:
        return Member(1, "Eksempel barnehage", "Fjell", shares_status=True)

    @property
    def stage(self) -> Stage:
        return Stage(3, 20, Localized.only(Language.NB, "Oppstartsworkshop"))

    @cached_property
    def offers(self) -> list[ProgrammeOffer]:
        title = Localized.only(Language.NB, "Vi snakker om ryggen")
        definition = Localized.only(Language.NB, "Alle har prøvd bordene.")
        contents: list[Offered] = [
            OfferedTheme(
                OwnTheme(title, Localized.only(Language.NB, "Ti minutter hver dag."), None), "2026-12"
            ),
            OfferedMilestone(Localized.only(Language.NB, "Prat om ryggen"), definition, "f1", 12),
            OfferedText("hjelper", Localized.only(Language.NB, "Velg hjelper"), definition),
            OfferedPoint("ute", Localized.only(Language.NB, "Porten er låst")),
        ]
        return [
            ProgrammeOffer(
                id=number,
                programme_id=1,
                revision=1,
                content=content,
                changed_at=NOW,
                published_at=NOW,
            )
            for number, content in enumerate(contents, 1)
        ]

    @cached_property
    def help_questions(self) -> list[HelpQuestion]:
        about = "Hvordan kommer vi i gang?"
        return [HelpQuestion(id=3, kindergarten_id=1, about=about, state=QuestionState.ANSWERED)]

    @cached_property
    def help_messages(self) -> tuple[HelpMessage, ...]:
        asked = HelpMessage(
            id=1,
            question_id=3,
            kindergarten_id=1,
            is_answer=False,
            text="Hvordan kommer vi i gang?",
            at=NOW,
        )
        answer = HelpMessage(
            id=2, question_id=3, kindergarten_id=1, is_answer=True, text="Begynn med et møte.", at=NOW
        )
        return asked, answer

    @property
    def roles(self) -> frozenset[ProgrammeRole]:
        return frozenset(ProgrammeRole)
