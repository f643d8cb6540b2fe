"""The guide for kindergartens: a page for those who meet the bot for the first time."""

from bot.handlers.calendar.lines import CHANGE_THEME, NEXT_MONTH, THEMES, THIS_MONTH, YEAR
from bot.handlers.choosing.lines import PROPOSE
from bot.handlers.measures.lines import MEASURES
from bot.handlers.overview.lines import COMING, HELP
from bot.handlers.plan.lines import FINISH_ANY, WHERE_WE_ARE
from bot.handlers.setup.lines import SETTINGS
from bot.message.card import Fields, Image, Items, Text
from bot.message.words import _
from bot.web.guide import Section

GUIDE: tuple[Section, ...] = (
    Section(
        _("For the kindergarten"),
        (
            Text(
                _(
                    "HMS-bot helps you remember the work for a good working environment. "
                    "Write to it in the kindergarten's channel."
                )
            ),
            Text(
                _(
                    "Is the channel new? Write {line} and fill in the form. It takes a few minutes.",
                    line=SETTINGS.typed,
                )
            ),
        ),
    ),
    Section(
        _("What comes when"),
        (
            Fields(
                (
                    (
                        _("The month's first working day, 11:30"),
                        _("The month's theme, with a question and one thing to try."),
                    ),
                    (_("The month's third week"), _("The theme once more, for those who were away.")),
                    (
                        _("A week before a month without a theme, and on the day"),
                        _("Three suggestions, to the HMS group alone."),
                    ),
                    (
                        _("The first working day of a week"),
                        _("What is new for the HMS group, in one message to them alone."),
                    ),
                    (_("The month's last week"), _("To the HMS group: did the theme help?")),
                    (_("June"), _("The year in short, and a draft of the next.")),
                    (_("July, weekends, holidays and your closed days"), _("Nothing.")),
                )
            ),
            Text(
                _(
                    "{line} shows what comes next. You change the time with {settings}.",
                    line=COMING.typed,
                    settings=SETTINGS.typed,
                )
            ),
            Image("theme", _("The month's theme in the chat, with a question and buttons")),
        ),
    ),
    Section(
        _("The ten most useful lines"),
        (
            Fields(
                (
                    (THIS_MONTH.typed, _("This month's theme")),
                    (NEXT_MONTH.typed, _("Next month's theme")),
                    (YEAR.typed, _("The whole year")),
                    (THEMES.typed, _("All themes. Add a word, and it finds one.")),
                    (CHANGE_THEME.typed, _("Change a month's theme (the HMS group)")),
                    (PROPOSE.typed, _("Propose a theme. Nobody sees who did.")),
                    (MEASURES.typed, _("Measures: what, who and when")),
                    (WHERE_WE_ARE.typed, _("Where we are in the plan")),
                    (FINISH_ANY.typed, _("A milestone (a goal on the way) is done (the HMS group)")),
                    (HELP.typed, _("Help")),
                )
            ),
            Text(_("Spelling mistakes are fine. A change can be undone.")),
            Image("change", _("The form to change a month's theme, with a month and a theme to choose")),
            Image("plan", _("The plan in the chat: what is done, and what is next")),
        ),
    ),
    Section(
        _("Who sees what"),
        (
            Items(
                (
                    _("You alone see the answers to what you ask."),
                    _("Everybody in the channel sees the posts, and what the HMS group changes."),
                    _("Everybody can read and propose."),
                    _("The HMS group changes and decides: styrer, tillitsvalgt and verneombud."),
                    _("The bot reads only what is written to it."),
                    _("Write no names together with illness or sick leave."),
                )
            ),
        ),
    ),
    Section(
        _("Who to ask"),
        (
            Fields(
                (
                    (_("Themes, the plan and measures"), _("Your HMS group.")),
                    (_("Your own working day"), _("The verneombud, the tillitsvalgt or the styrer.")),
                    (
                        _("The app, and what it keeps"),
                        _("The municipality's IT department, or whoever installed it."),
                    ),
                    (
                        _("Is somebody in danger now?"),
                        _("Call 113 (ambulance), 112 (police) or 110 (fire). The bot calls nobody."),
                    ),
                )
            ),
        ),
    ),
)
