"""The page's own words, by the key that the page asks for them with: the English text itself."""

from bot.message.words import Phrase, Words, _


def _keys(*phrases: Phrase) -> dict[str, Words]:
    return {phrase.one: phrase for phrase in phrases}


# What the page fills in itself stays in braces.
PAGE_WORDS: dict[str, Words] = _keys(
    _("Demo"),
    _("Go to the message box"),
    _("Kindergartens"),
    _("Change kindergarten"),
    _("You now see {channel} as {user}", channel="{channel}", user="{user}"),
    _("The demo's clock"),
    _("This is not the real time. Move the clock to see what comes later."),
    _("One day on"),
    _("One week on"),
    _("To the next post"),
    _("Next post: {when}", when="{when}"),
    _("No more posts are planned. You can still move the clock by a day or a week."),
    _("The demo's clock is now {when}", when="{when}"),
    _("Messages"),
    _("New messages"),
    _("No messages yet"),
    _("Send /hms to see what you can do here."),
    _("hms-bot is answering"),
    _("Only you see this"),
    _("opens in a new tab"),
    _("Show all ({count})", count="{count}"),
    _("Message to hms-bot"),
    _("Write /hms to begin"),
    _("Writing as"),
    _("Send"),
    _("Show commands"),
    _("Commands you can use"),
    _("Suggestions: {count}", count="{count}"),
    _("Open the form: {title}", title="{title}"),
    _("required"),
    _("Choose"),
    _("Cancel"),
    _("Fill in this field"),
    _("Choose at least one"),
    _("Some answers are missing. Look at the marked fields."),
    _("There is no contact with the demo."),
    _("Something went wrong in the demo."),
    _("Check that the demo is running, then try again."),
    _("The page tries again by itself."),
    _("Change what you wrote, then try again."),
    _("Choose a kindergarten in the list, or reload the page."),
    _("The page is up to date again now. Try once more."),
    _("Try again. If it still does not work, reload the page."),
    _("Try again"),
    _("Reload the page"),
    _("Close"),
)
