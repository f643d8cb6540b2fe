"""`/privacy` and `/terms`: what the app's page in Teams leads to, in all three languages.

They say what the program does. Who runs it may have more to say, and lets their web server answer there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.message.words import Language, Voice, Words, _
from bot.web.page import PAGE_HEADERS, heading, page


@dataclass(frozen=True)
class KeptFor:
    """Days, each by the setting of its name."""

    delete_after_days: int
    keep_history_days: int
    keep_posts_days: int


def join_about(application: web.Application, kept_for: KeptFor) -> None:
    application.router.add_get("/privacy", _answering(_("Privacy"), privacy(kept_for)))
    application.router.add_get("/terms", _answering(_("Terms of use"), TERMS))


def privacy(kept_for: KeptFor) -> Sequence[Words]:
    """What is kept, how long, and who to ask."""
    return (*KEPT, *_for_a_time(kept_for), *NOT_KEPT, YOURS, ASK)


def _for_a_time(kept_for: KeptFor) -> Sequence[Words]:
    return (
        _(
            "The history says by that id who changed what, and is deleted after {n} days. "
            "The id of somebody who leaves a workspace in Slack is removed from it at once. "
            "In Teams, those who run HMS-bot do that.",
            n=kept_for.keep_history_days,
        ),
        _(
            "It remembers which messages came by themselves, and for whom. "
            "That is deleted {n} days after they were of use.",
            n=kept_for.keep_posts_days,
        ),
        _(
            "When the app is removed from a workspace, all that belongs to it is deleted after {n} days.",
            n=kept_for.delete_after_days,
        ),
        _("Copies of the database that were made before still have it, until they are deleted too."),
    )


KEPT: Sequence[Words] = (
    _("HMS-bot keeps what a kindergarten's HMS group decides: themes, the plan, measures and closed days."),
    _(
        "About people, it keeps only the id from Slack or Teams, and no names. That is for those who "
        "hold a role, change something, install the app or write to it in private."
    ),
)
NOT_KEPT: Sequence[Words] = (
    _("It reads what is written to it, and nothing else in the channel."),
    _(
        "It keeps nobody's answers in a survey, and asks for nothing about health. Write no names of "
        "people together with illness or sick leave."
    ),
    _(
        "Who proposed a theme is not kept. Who gave which points is deleted when the round is over, "
        "or within an hour after its deadline."
    ),
)
YOURS = _(
    "/hms my data shows what is kept about you. With /hms delete everything, "
    "the HMS group has all of its kindergarten deleted."
)
ASK = _(
    "Those who run HMS-bot for you are responsible for the data. Ask them to see or delete something: "
    "your municipality's IT department, or whoever installed the app."
)
TERMS: Sequence[Words] = (
    _("HMS-bot helps a kindergarten to remember its HMS work and to carry it out."),
    _("It is not legal advice. What the law in force says is what counts."),
    _("The HMS group answers for what it writes and decides. Everybody in the channel can read it."),
    _("Those who run HMS-bot for you decide who may use it, and for how long."),
)


def _answering(title: Words, paragraphs: Sequence[Words]) -> Handler:
    sections = (_section(Voice(language), title, paragraphs) for language in Language)
    html = page("HMS-bot", "\n".join(sections))

    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=html, headers=PAGE_HEADERS)

    return answer


def _section(voice: Voice, title: Words, paragraphs: Sequence[Words]) -> str:
    said = "\n".join(f"<p>{escape(voice.say(one))}</p>" for one in paragraphs)
    return f'<section lang="{voice.language.value}">\n{heading(voice.say(title))}\n{said}\n</section>'
