"""`/hms bytt`, `/hms eget` and `/hms tema`: the theme of a month, and the library."""

from typing import Annotated

from bot.commands.context import HMS_GROUP
from bot.commands.dates import COMING_MONTH
from bot.commands.forms import form_for
from bot.commands.reading import LinkReader, TextReader
from bot.commands.registry import command
from bot.content.library import Theme
from bot.handlers.calendar.deciding import decide
from bot.handlers.calendar.themes_cards import library_card, run_card, theme_card
from bot.handlers.common.context import ChangeContext, HmsContext
from bot.handlers.common.readers import FITTING_THEME, MINUTES, THEME
from bot.message.card import Reply
from bot.message.words import _
from bot.model.audience import Audience
from bot.model.calendar import OwnTheme
from bot.model.deciding import Placed
from bot.model.month import Month
from bot.model.parts import Part
from bot.model.texts import TEXT_LIMIT, TITLE_LIMIT

ComingMonth = Annotated[Month, COMING_MONTH]
OWN_TITLE = TextReader(_("Title"), limit=TITLE_LIMIT)
OWN_TEXT = TextReader(
    _("Text"), _("What you want to talk about, in a few sentences"), limit=TEXT_LIMIT, long=True
)
OWN_LINK = LinkReader(_("Link"), _("An address that begins with https://"))


@command(
    "hms",
    "bytt",
    also=("byt", "bytte", "endre", "velg", "vel", "change", "choose"),
    who=HMS_GROUP,
    says=_("Change the theme of a month"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=(Part.CALENDAR,),
)
def change_theme(ctx: ChangeContext, month: ComingMonth, theme: Annotated[Theme, FITTING_THEME]) -> Reply:
    return decide(ctx, [Placed(month, theme.key)])


@command(
    "hms",
    "eget",
    also=("eige", "eget tema", "eige tema", "own", "own theme"),
    who=HMS_GROUP,
    says=_("A theme in our own words"),
    tells=(Audience.EVERYBODY, Audience.GROUP),
    reads=(Part.CALENDAR,),
)
def own_theme(
    ctx: ChangeContext,
    month: ComingMonth,
    title: Annotated[str, OWN_TITLE],
    text: Annotated[str | None, OWN_TEXT] = None,
    link: Annotated[str | None, OWN_LINK] = None,
) -> Reply:
    own = OwnTheme.written(ctx.kindergarten.language, title, text, link)
    return decide(ctx, [Placed(month, own)])


@command(
    "hms",
    "tema",
    also=("temaer", "bibliotek", "theme", "themes"),
    says=_("All themes, or a meeting of 10, 30 or 45 minutes"),
    submit=_("Show"),
    reads=(Part.AVDELINGER,),
    bare=True,
)
def library(
    ctx: HmsContext,
    theme: Annotated[Theme | None, THEME] = None,
    minutes: Annotated[int | None, MINUTES] = None,
) -> Reply:
    if theme is None:
        suggestions = ctx.library.suggest(ctx.this_month, frozenset())
        form = form_for(library, ctx, {}, title=_("Choose a theme"))
        return Reply(library_card(suggestions, len(ctx.library.themes), form))
    if minutes is None:
        return Reply(theme_card(theme, ctx.library.law_of(theme), ctx.may_change))
    return Reply(run_card(theme, minutes, ctx.kindergarten.avdelinger))
