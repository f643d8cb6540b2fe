"""What the values of our enumerations are called and how people type them: one row for each value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from bot.message.words import Words, _
from bot.model.assessment import Level, Participant
from bot.model.days import Closure
from bot.model.deciding import Consent
from bot.model.measure import Responsible, Verdict
from bot.model.programme import ProgrammeRole
from bot.model.review import Outcome
from bot.model.rhythm import PostingRule
from bot.model.role import Leader, Role
from bot.model.safety_round import PointState
from bot.model.texts import Language

T = TypeVar("T")


@dataclass(frozen=True)
class Term:
    """The words for one value."""

    label: Words
    """Where it stands alone: in a form, on a button, before a colon."""
    typed: tuple[str, ...]
    """What people type for it, in any of the languages. The first is what lines say."""
    in_sentence: Words
    """Where it stands among other words."""


Vocabulary: TypeAlias = Mapping[T, Term]


def term(label: Words, *typed: str, in_sentence: Words | None = None) -> Term:
    """One that is called the same in a sentence, unless it says otherwise."""
    return Term(label, typed, label if in_sentence is None else in_sentence)


ROLES: Vocabulary[Role] = {
    Role.STYRER: term(
        _("Styrer"),
        "styrer",
        "styrar",
        "styraren",
        "daglig leder",
        "dagleg leiar",
        "head",
        "manager",
        in_sentence=_("styrer"),
    ),
    Role.TILLITSVALGT: term(
        _("Tillitsvalgt"),
        "tillitsvalgt",
        "tillitsvald",
        "union representative",
        in_sentence=_("tillitsvalgt"),
    ),
    Role.VERNEOMBUD: term(
        _("Verneombud"), "verneombud", "verneombod", "safety representative", in_sentence=_("verneombud")
    ),
}
PROGRAMME_ROLES: Vocabulary[ProgrammeRole] = {
    ProgrammeRole.ARBEIDSGRUPPE: term(
        _("Arbeidsgruppe"),
        "arbeidsgruppe",
        "arbeidsgruppen",
        "arbeidsgruppa",
        in_sentence=_("a member of the arbeidsgruppe"),
    ),
    ProgrammeRole.HJELPER: term(
        _("Hjelper"), "hjelper", "hjelpar", "ia-rådgiver", "ia-rådgjevar", "advisor", in_sentence=_("hjelper")
    ),
}
RESPONSIBLES: Vocabulary[Responsible] = {
    **{Responsible(role): term for role, term in ROLES.items()},
    Responsible.GROUP: term(
        _("The HMS group"), "hms-gruppen", "hms-gruppa", "gruppen", "gruppa", "the group"
    ),
    Responsible.LEADERS: term(
        _("Pedagogical leaders"),
        "pedledere",
        "pedleder",
        "pedagogiske ledere",
        "pedagogisk leder",
        "pedleiarar",
        "pedagogiske leiarar",
        "pedagogisk leiar",
        "pedagogical leaders",
    ),
    Responsible.EVERYONE: term(_("Everybody"), "alle", "everybody", "everyone"),
}
VERDICTS: Vocabulary[Verdict] = {
    Verdict.YES: term(_("Yes, it worked"), "ja", "jo", "yes"),
    Verdict.PARTLY: term(_("It worked partly"), "delvis", "litt", "partly", "a little"),
    Verdict.NO: term(_("No, it did not work"), "nei", "no", "ikke", "ikkje"),
}
OUTCOMES: Vocabulary[Outcome] = {
    Outcome.DONE: term(
        _("Carried out"), "gjennomført", "gjort", "ferdig", "ja", "done", in_sentence=_("carried out")
    ),
    Outcome.PARTLY: term(_("Partly"), "delvis", "litt", "partly", in_sentence=_("partly done")),
    Outcome.NOT_YET: term(
        _("Not yet"), "ikke ennå", "ikkje enno", "ikke", "nei", "not yet", in_sentence=_("not done yet")
    ),
}
LEVELS: Vocabulary[Level] = {
    Level.LOW: term(_("Low"), "lav", "låg", "liten", "low", in_sentence=_("low")),
    Level.MEDIUM: term(_("Medium"), "middels", "medium", in_sentence=_("medium")),
    Level.HIGH: term(_("High"), "høy", "høg", "stor", "high", in_sentence=_("high")),
}
PARTICIPANTS: Vocabulary[Participant] = {
    **{Participant(role): term for role, term in ROLES.items()},
    Participant.STAFF: term(_("The staff"), "ansatte", "tilsette", "staff", in_sentence=_("the staff")),
    Participant.HEALTH_SERVICE: term(
        _("The occupational health service"),
        "bedriftshelsetjenesten",
        "bedriftshelsetenesta",
        "bht",
        in_sentence=_("the occupational health service"),
    ),
}
POINT_STATES: Vocabulary[PointState] = {
    PointState.OK: term(_("Fine"), "greit", "greitt", "ok", "bra", "fine", in_sentence=_("fine")),
    PointState.TO_FIX: term(
        _("Must be put right"),
        "ordnes",
        "må ordnes",
        "må ordnast",
        "ordnast",
        "must be put right",
        in_sentence=_("to put right"),
    ),
    PointState.SKIPPED: term(_("Skip"), "hopp", "hopp over", "skip", in_sentence=_("skipped")),
}
CLOSURES: Vocabulary[Closure] = {
    Closure.PLANNING: term(
        _("Planning day"), "planleggingsdag", "planlegging", "plandag", "planning", "planning day"
    ),
    Closure.HOLIDAY: term(_("Holiday"), "ferie", "sommer", "jul", "påske", "holiday"),
    Closure.OTHER: term(_("Closed for another reason"), "annet", "anna", "other"),
}
LANGUAGES: Vocabulary[Language] = {
    Language.NB: term("Bokmål", "nb", "bokmål", "norsk"),
    Language.NN: term("Nynorsk", "nn", "nynorsk"),
    Language.EN: term("English", "en", "engelsk", "english"),
}
CONSENTS: Vocabulary[Consent] = {
    Consent.ONE: term(_("one of the HMS group"), "en av oss", "ein av oss", "one of us"),
    Consent.TWO: term(_("two of the HMS group"), "to av oss", "to av tre", "two of us"),
    Consent.ALL: term(_("all of the HMS group"), "alle", "alle tre", "all of us", "all"),
}
VERNEOMBUD_OR_NONE: Vocabulary[bool] = {
    False: term(_("Yes, or we will choose one"), "med verneombud", "med verneombod", "with verneombud"),
    True: term(
        _("No: fewer than five employees, agreed in writing"),
        "uten verneombud",
        "utan verneombod",
        "without verneombud",
    ),
}
"""Whether a kindergarten has agreed to have none."""
LEADERS: Vocabulary[Leader] = {
    Leader.STYRER: term("Styrer / styrar", "styrer", "styrar"),
    Leader.MANAGER: term("Daglig leder / dagleg leiar", "daglig leder", "dagleg leiar", "manager"),
}
"""The same in every kindergarten and language: where there is a daglig leder, texts of ours say no styrer."""
POSTING_RULES: Vocabulary[PostingRule] = {
    PostingRule.FIRST: term(_("the first open day"), "first", "første", "første dag"),
    PostingRule.MONDAY: term(_("the first Monday"), "monday", "mandag", "måndag"),
    PostingRule.TUESDAY: term(_("the first Tuesday"), "tuesday", "tirsdag", "tysdag"),
    PostingRule.WEDNESDAY: term(_("the first Wednesday"), "wednesday", "onsdag"),
    PostingRule.THURSDAY: term(_("the first Thursday"), "thursday", "torsdag"),
    PostingRule.FRIDAY: term(_("the first Friday"), "friday", "fredag"),
}
