"""What the programme's arbeidsgruppe does with webinars, each answered in plain sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from zoneinfo import ZoneInfo

from bot.admin.webinars.reading import NAMES, explain, read
from bot.admin.webinars.wrong import quoted
from bot.handlers.webinars.posts import count_told
from bot.model.errors import Refusal
from bot.model.rhythm import DEFAULT_ZONE
from bot.model.texts import Language
from bot.model.webinar import Changed, Webinar, in_language
from bot.store.session import Session
from bot.store.webinars import Circle, all_webinars, find_webinar, listeners


@dataclass(eq=False)
class ProgramError(Exception):
    """What was asked for cannot be done; says why in a sentence."""

    sentence: str


def add(session: Session, cells: Mapping[str, str], language: Language, now: datetime) -> list[str]:
    values, problems = read(cells)
    if problems:
        raise ProgramError("\n".join(problems))
    webinar = Webinar.publish(in_language(values, language, None), now)
    session.add(webinar)
    session.flush()
    return [f"Webinar {webinar.id} is added: {described(webinar, language)}.", _when_posted(webinar, now)]


def _when_posted(webinar: Webinar, now: datetime) -> str:
    if webinar.starts_at <= now:
        return "It has begun already, so it is not posted; `/hms webinar` lists it among the earlier ones."
    return (
        "The link is posted to every channel that wants webinars: now (or when they are at work again), "
        "three days before, and one hour before."
    )


def change(
    session: Session, number: int, cells: Mapping[str, str], language: Language, now: datetime
) -> list[str]:
    values, problems = read(cells)
    if problems:
        raise ProgramError("\n".join(problems))
    if not values:
        raise ProgramError("Say what to change, like --start or --link.")
    webinar = _webinar(session, number)
    try:
        changed = webinar.change(in_language(values, language, webinar), now)
    except Refusal as error:
        raise ProgramError(f"Webinar {number} is not changed: {explain(error)}.") from error
    if not changed.fields:
        return [f"Webinar {number} is like that already."]
    fields = ", ".join(NAMES[name] for name in changed.fields)
    who = _who_hears(session, webinar, now) if changed.news else _without_news(changed)
    return [f"Webinar {number} is changed: {fields}.", who]


def _without_news(changed: Changed) -> str:
    if "recording" in changed.fields:
        return "It is posted on the next open day after the webinar, to those who were told of it."
    return "Nobody needs to be told of that."


def cancel(session: Session, number: int, now: datetime) -> list[str]:
    webinar = _webinar(session, number)
    if not webinar.cancel(now):
        return [f"Webinar {number} is cancelled already."]
    return [f"Webinar {number} is cancelled.", _who_hears(session, webinar, now)]


def _webinar(session: Session, number: int) -> Webinar:
    webinar = find_webinar(session, number, lock=True)
    if webinar is None:
        raise ProgramError(f"There is no webinar {number}; `hms-bot program webinar list` lists them.")
    return webinar


def _who_hears(session: Session, webinar: Webinar, now: datetime) -> str:
    if webinar.starts_at <= now:
        return "It has begun already, so nobody is told."
    told = count_told(session, webinar, listeners(session, Circle.of(webinar)), now)
    if not told:
        return "No kindergarten has been told of it yet."
    return f"It is told to the kindergartens that have been told of it, {told} so far."


def listed(session: Session, now: datetime) -> list[str]:
    webinars = sorted(all_webinars(session), key=lambda one: one.starts_at)
    if not webinars:
        return ["There are no webinars yet."]
    groups = {
        "Coming": [one for one in webinars if one.cancelled_at is None and now < one.ends_at],
        "Earlier": [one for one in reversed(webinars) if one.cancelled_at is None and one.ends_at <= now],
        "Cancelled": [one for one in webinars if one.cancelled_at is not None],
    }
    who, lines = cache(partial(listeners, session)), []
    for heading, group in groups.items():
        if group:
            lines.append(heading)
        for webinar in group:
            lines += _entry(webinar, count_told(session, webinar, who(Circle.of(webinar)), now))
    return lines


def _entry(webinar: Webinar, told: int) -> list[str]:
    languages = ", ".join(language for language in Language if getattr(webinar.title, language) is not None)
    details = [
        languages,
        f"told to {told}",
        f"questions: {len(webinar.questions)}",
        *([f"recording: {webinar.recording}"] if webinar.recording is not None else []),
        *([f"programme: {webinar.programme_id}"] if webinar.programme_id is not None else []),
        *([f"for: {webinar.audience}"] if webinar.audience is not None else []),
        *([f"uid: {webinar.uid}"] if webinar.uid is not None else []),
    ]
    return [
        f"{webinar.id:5}  {described(webinar, Language.NB)}",
        f"       {webinar.link}",
        f"       {' · '.join(details)}",
    ]


def described(webinar: Webinar, language: Language) -> str:
    title, _language = webinar.title.in_language(language)
    local = webinar.starts_at.astimezone(ZoneInfo(DEFAULT_ZONE))
    return f"{quoted(title)}, {local:%A} {local.day} {local:%B %Y at %H:%M}, {webinar.minutes} minutes"
