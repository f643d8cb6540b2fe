"""What the chat platforms take, and how a text is made to fit.

Where a platform's documents disagree, or a number is only known from its answers, the lower one stands here.
Slack counts characters, and does not say of what; so this counts UTF-16 units, of which no text has fewer.
"""

import re
import unicodedata
from dataclasses import dataclass

from bot.message.words import UNBROKEN


@dataclass(frozen=True)
class _Slack:
    """Sources, all under docs.slack.dev: the page is named with each group."""

    # reference/block-kit/blocks and reference/block-kit/block-elements
    blocks_in_message: int = 50
    blocks_in_view: int = 100
    """A modal or the Home tab."""
    header: int = 150
    text: int = 3000
    """One text of a section; held for every text, as rich_text names no number of its own."""
    context_elements: int = 10
    actions_in_block: int = 25
    button_label: int = 75
    button_value: int = 2000
    url: int = 3000
    alt_text: int = 2000
    identifier: int = 255
    """Of a block or an action."""
    input_label: int = 2000
    input_hint: int = 2000

    # reference/block-kit/composition-objects
    options: int = 100
    """In a select, or in one of its groups."""
    option_groups: int = 100
    option_label: int = 75
    option_value: int = 150

    # reference/views
    view_title: int = 24
    """The buttons at its foot too."""
    private_metadata: int = 3000
    view_bytes: int = 250_000

    # reference/methods/chat.postMessage
    fallback: int = 3900
    """The `text` beside the blocks: under 4,000."""
    blocks_in_all: int = 13_200
    """All blocks of a message; past it the answer is msg_blocks_too_long. Not in the reference: measured, and
    confirmed as 12,000 characters of text with something for what holds it (slackapi/bolt-js issue 2509)."""

    # apis/events-api, interactivity/handling-user-interaction, authentication/verifying-requests-from-slack
    acknowledge_seconds: float = 3
    """A command, action, view or event; a trigger_id lives as long."""
    response_url_uses: int = 5
    response_url_seconds: int = 30 * 60
    signature_seconds: int = 5 * 60

    # apis/web-api/rate-limits
    posts_per_second: float = 1
    """In one channel."""
    posts_per_second_in_workspace: float = 5
    """In all channels together: "several hundred messages per minute"."""
    history_per_minute: int = 1
    """Commercially distributed apps outside the Marketplace; others have 50 or more."""
    history_objects: int = 15
    """Likewise, in one page."""

    # reference/app-manifest
    app_name: int = 35
    app_description: int = 140
    app_long_description: int = 4000
    app_long_description_least: int = 175
    bot_name: int = 80
    commands: int = 50
    command: int = 32
    """With its slash."""
    command_description: int = 2000
    usage_hint: int = 1000
    scopes: int = 255
    events: int = 100
    scope_or_event: int = 50


@dataclass(frozen=True)
class _Teams:
    """Sources, all under learn.microsoft.com/microsoftteams/platform: the page is named with each group."""

    # bots/how-to/rate-limit: one bot in one conversation, as (sends, seconds)
    sends: tuple[tuple[int, int], ...] = ((7, 1), (8, 2), (60, 30), (1800, 3600))
    all_bots_sends: tuple[tuple[int, int], ...] = ((14, 1), (16, 2))
    """All bots together in one conversation."""
    tenant_per_second: int = 30
    """One app in one tenant; newer text says 50."""
    retried: frozenset[int] = frozenset({412, 429})
    """Answers to send again on, after Retry-After or ever longer. The page names 502 and 504 as well: but a
    gateway may say so of a message that has arrived."""

    # bots/how-to/format-your-bot-messages, task-modules-and-cards/cards/cards-reference
    message_bytes: int = 25_000
    """A message with its card."""
    card_version: str = "1.5"
    actions_in_card: int = 6
    refresh_users: int = 60

    # resources/schema/manifest-schema
    commands_in_list: int = 10
    command_title: int = 32
    name_short: int = 30
    name_full: int = 100
    description_short: int = 80
    description_full: int = 4000
    icon_colour_pixels: int = 192
    icon_outline_pixels: int = 32


SLACK = _Slack()
TEAMS = _Teams()
PACES = {"slack": SLACK.posts_per_second_in_workspace, "teams": float(TEAMS.tenant_per_second)}
"""Posts a second that one workspace or tenant gets."""

_ELLIPSIS = "…"
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile(rf"[^\S{UNBROKEN}]+")
_UNIT = "utf-16-le"
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)


def seen(text: str) -> str:
    """The text without control characters and lone surrogates; its lines stay."""
    return text if text.isprintable() else _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """The same words on one line; what is not to be broken stays so."""
    return _BREAKS.sub(" ", seen(text)).strip()


def size(text: str) -> int:
    """The text's length as the platforms may count it."""
    return len(text.encode(_UNIT)) // 2


def shortened(text: str, limit: int) -> str:
    """The text, cut at a word and marked as cut where it is longer than the limit."""
    if 2 * len(text) <= limit or size(text) <= limit:
        return text
    fits = text.encode(_UNIT)[: 2 * (limit - 1)].decode(_UNIT, "ignore")
    return fits[: _end(text, len(fits))].rstrip() + _ELLIPSIS


def _end(text: str, longest: int) -> int:
    """Where to cut: after a word, unless the last one is as long as the rest together."""
    if text[longest].isspace():
        return longest
    space = max(text.rfind(" ", 0, longest), text.rfind("\n", 0, longest))
    return space if space > longest // 2 else _between_letters(text, longest)


def _between_letters(text: str, longest: int) -> int:
    """Not before a mark that belongs to the letter in front of it, nor inside a joined emoji."""
    end = longest
    while end > longest // 2 and (_belongs(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return end if end > longest // 2 else longest


def _belongs(character: str) -> bool:
    mark = unicodedata.category(character).startswith("M")
    return mark or character == _JOINER or ord(character) in _SKIN_TONES
