"""A line for each command that changes something, and what the history keeps of it."""

from typing import Any

from sqlalchemy import func, select

from bot.model.base import Base
from bot.model.event import Event
from tests.world import World, said

Row = dict[str, Any]
Tables = dict[tuple[str, tuple[Any, ...]], Row]
"""Every row that is kept in the history, by its table and key."""

AUDITED = [
    Base.metadata.tables[each.class_.__tablename__] for each in Base.registry.mappers if each.class_.audited
]


def tables(world: World) -> Tables:
    """All that the history keeps, as the database has it; when the planner looks next is not a change."""
    found: Tables = {}
    with world.store.read() as session:
        for table in AUDITED:
            kept = [column.name for column in table.columns if column.info.get("audited", True)]
            for row in session.execute(select(table)).mappings():
                key = tuple(row[column.name] for column in table.primary_key)
                found[table.name, key] = {name: row[name] for name in kept}
    return found


def events(world: World, after: int = 0) -> list[Event]:
    with world.store.read() as session:
        return list(session.scalars(select(Event).where(Event.id > after).order_by(Event.id)))


def newest(world: World) -> int:
    """The number of the newest event."""
    with world.store.read() as session:
        return session.scalar(select(func.max(Event.id))) or 0


Form = dict[str, str | list[str]]

# A line, and what its form is filled in with, for each command that changes something; in Fjelltun.
CHANGES: dict[str, list[tuple[str, Form | None]]] = {
    "hms bytt": [
        ("hms bytt desember brann", None),
        ("hms bytt 2027-01", {"month": "2027-01", "theme": "konflikt"}),
    ],
    "hms eget": [
        ("hms eget februar Vår uke", None),
        (
            "hms eget",
            {"month": "2027-03", "title": "<b>Vår</b>", "text": "a\nb", "link": "https://example.no"},
        ),
    ],
    "hms stengt": [("hms stengt 7.12–11.12 ferie", None), ("hms stengt uke 8", None)],
    "hms åpent": [("hms åpent 2026-12-28", None), ("hms åpent 2026-12-24–2026-12-31", None)],
    "hms funn": [
        ("hms funn støy", None),
        ("hms funn", {"problems": ["loft", "pauser"], "strengths": ["konflikt"]}),
    ],
    "hms poengrunde": [
        ("hms poengrunde 30.11.2026", None),
        ("hms poengrunde", {"months": ["2026-12", "2027-01"], "themes": ["brann", "konflikt"]}),
    ],
    "hms avbryt-runden": [("hms avbryt-runden", None)],
    "hms bestem": [
        ("hms bestem desember brann januar støy", None),
        ("hms bestem", {"first": "2026-12 brann", "third": "2027-02 konflikt"}),
    ],
    "hms tilbakeblikk": [
        ("hms tilbakeblikk november delvis vi rakk ikkje alt", None),
        ("hms tilbakeblikk", {"month": "2026-11", "outcome": "ikke ennå"}),
    ],
    "hms behold": [("hms behold november", None)],
    "hms utkast": [("hms utkast ja", None), ("hms utkast", {"again": ["pauser-arbeidsplan"]})],
    "hms pause": [("hms pause 31.12", None), ("hms pause 5.1.2027", None)],
    "hms fortsett": [("hms fortsett", None)],
    "hms gruppe slutt": [("hms gruppe slutt", None)],
    "hms oppsett": [
        ("hms oppsett en", None),
        ("hms oppsett daglig leder", None),
        ("hms oppsett mandag 9:15 nei", None),
        ("hms oppsett", {"name": "Fjelltunet", "styrer": ["styrer", "vara"], "verneombud": "ny"}),
        ("hms oppsett", {"start": "2026-08-10", "here": "f2"}),
    ],
    "hms tiltak ny": [
        ("hms tiltak ny alle 15.1.2027 Faste pauser", None),
        (
            "hms tiltak ny",
            {
                "responsible": "pedledere",
                "due": "2027-07-05",
                "what": "<b>Én</b>\nting 🐻",
                "check_on": "2027-08-20",
                "why": "=1+1",
            },
        ),
    ],
    "hms vurdering": [
        (
            "hms vurdering",
            {
                "factor": "7",
                "level": "høy",
                "sentence": "<b>Vi har ikke øvd</b>",
                "participants": ["styrer", "ansatte"],
                "again_on": "2027-11-15",
            },
        ),
    ],
    "hms program bli-med": [
        ("hms program bli-med abcd efgh", None),
        ("hms program bli-med", {"code": "ABCD-EFGH", "municipality": "<b>Fjell</b>", "numbers": "ja"}),
    ],
    "hms tilbud ja": [
        ("hms tilbud ja 1", None),
        ("hms tilbud ja 1 mars", None),
        ("hms tilbud ja 2", None),
        ("hms tilbud ja 3", None),
        ("hms tilbud ja 4", None),
    ],
    "hms tilbud nei": [("hms tilbud nei 2", None)],
    "hms program del": [("hms program del 1", {"status": "ja", "municipality": "Fjell"})],
    "hms program forlat ja": [("hms program forlat ja 1", None)],
    "hms tiltak ferdig": [("hms tiltak ferdig 1", None)],
    "hms tiltak gjelder": [("hms tiltak gjelder 1 vold", None)],
    "hms tiltak dropp": [("hms tiltak dropp 1 Vi fant noe bedre", None)],
    "hms tiltak virket": [("hms tiltak virket 1 ja", None), ("hms tiltak virket 1 delvis", None)],
    "hms webinar sett": [("hms webinar sett 1", None)],
    "hms webinar ikke-sett": [("hms webinar ikke-sett 1", None)],
    "hms årsrapport lås nå": [("hms årsrapport lås nå", None)],
    "hms vernerunde start": [("hms vernerunde start", None)],
    "hms vernerunde svar": [
        ("hms vernerunde svar luft ordnes", None),
        ("hms vernerunde svar luft greit", None),
    ],
    "hms vernerunde merknad": [("hms vernerunde merknad gjerde Porten henger", None)],
    "hms vernerunde tiltak": [("hms vernerunde tiltak gjerde alle 15.1.2027 Vi retter porten", None)],
    "hms vernerunde ordnet": [("hms vernerunde ordnet gjerde", None)],
    "hms vernerunde avslutt": [("hms vernerunde avslutt", None)],
    "hms vernerunde neste": [("hms vernerunde neste 15.1.2027", None)],
    "hms vernerunde nytt-punkt": [("hms vernerunde nytt punkt ute Akebakken er trygg", None)],
    "hms vernerunde uten": [("hms vernerunde uten luft", None)],
    "hms vernerunde med": [("hms vernerunde med lyd", None)],
    "hms tiltak juster": [("hms tiltak juster 1 2027-02-01 Faste pauser", None)],
    "hms roller avtale": [("hms roller avtale Vi møtes fast", None)],
    "hms videre": [("hms videre rolleforstaelse 0", None), ("hms videre hjulet 1 a1", None)],
    "hms bra-dag-møte": [("hms bra-dag-møte forste 2027-01-15", None)],
    "hms avdeling ny": [("hms avdeling ny Rognebæret, Tyttebæret", None)],
    "hms avdeling fjern": [("hms avdeling fjern a2", None)],
    "hms avdeling koble-fra": [("hms avdeling koble-fra a1", None)],
    "hms kartlegging sendt": [
        ("hms kartlegging sendt 2.11", None),
        ("hms kartlegging sendt 2027-01-12", None),
    ],
    "hms kartlegging lukket": [("hms kartlegging lukket 72 %", None)],
    "hms kartlegging rapport": [("hms kartlegging rapport", None)],
    "hms kartlegging snakket": [("hms kartlegging snakket a1", None)],
    "milepel ferdig": [("milepel ferdig informert ja", None), ("milepel ferdig forankret ja", None)],
    "milepel utsett": [("milepel utsett hjelper 2 uker", None), ("milepel utsett kalender 2027-05-18", None)],
    "milepel hopp": [("milepel hopp rapport vi har den alt", None)],
    "milepel ny": [("milepel ny 15.1.2027 Plantestafett", None), ("milepel ny 1.3.2027 Skidag", None)],
    "milepel navn": [("milepel navn hms-gruppe Gruppa vår", None)],
    "milepel start": [("milepel start 2026-11-02", None), ("milepel start 2026-11-02 f3", None)],
}
UNDOING = {"hms angre"}
SENDING = {"hms avdeling send"}
"""What only makes a post: that cannot be undone, and is in no history."""
UNRECORDED = {
    *("hms stem", "hms foreslå", "hms fjern-forslag"),
    *("hms overlever", "hms roller nei", "hms roller trekk"),
    *("hms slett-alt", "hms lenker fjern"),
    *("hms webinar blir-med", "hms webinar kan-ikke", "hms svar-programmet", "hms tilbakemelding"),
    *("hms hjelper", "hms hjelper bytt", "hms hjelper mer", "hms hjelper send", "hms hjelper løst"),
}
"""Points, proposals, answers and who comes to a gathering are in no history: an event beside names would
tell who and when. Nor is who was asked to take a role, and said no. That all is to be deleted is stopped with
a no; a link that was ended stays so. What is asked of a hjelper cannot be unsaid."""
CONFIRMED = {"hms roller ja", "hms hvem-bestemmer"}
"""Who decides is changed with a yes of others: tests/store/test_roles.py."""
FOR_GOOD = {"hms avbryt-runden"}
"""Takes points away, which nothing brings back."""
FAULT_FOUND = "hms vernerunde start\nhms vernerunde svar gjerde ordnes"
FIRST = {
    **dict.fromkeys(("hms tilbud ja", "hms tilbud nei"), "hms program bli-med ABCDEFGH"),
    "hms program del": "hms program bli-med ABCDEFGH",
    "hms program forlat ja": "hms program bli-med ABCDEFGH",
    "hms avbryt-runden": "hms poengrunde 30.11.2026",
    "hms tilbakeblikk": "hms bytt november pausar",
    "hms behold": "hms bytt november pausar",
    "hms vernerunde svar": "hms vernerunde start",
    "hms vernerunde merknad": FAULT_FOUND,
    "hms vernerunde tiltak": FAULT_FOUND,
    "hms vernerunde ordnet": FAULT_FOUND,
    "hms vernerunde avslutt": FAULT_FOUND,
    "hms vernerunde neste": f"{FAULT_FOUND}\nhms vernerunde avslutt",
    "hms vernerunde med": "hms vernerunde uten lyd",
    "hms webinar ikke-sett": "hms webinar sett 1",
}
"""What must be there before it can be changed, a command a line."""
EVERY = [(name, *change) for name, changes in CHANGES.items() for change in changes]


def do(world: World, line: str, form: Form | None = None, user: str = "tillitsvalgt") -> str:
    """In Fjelltun, by somebody whose role none of the changes takes away."""
    answer = world.ask(line, user, "fjelltun") if form is None else world.send(line, form, user, "fjelltun")
    return said(answer)


def undo(world: World) -> str:
    return said(world.undo("tillitsvalgt", "fjelltun"))
