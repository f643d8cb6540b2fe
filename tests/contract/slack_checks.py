"""What Slack would refuse, by its SDK and by a list of our own.

The SDK passes over what it does not know, and lets a label of 76 characters through. The numbers are those of
docs.slack.dev/reference, written out here once more so that a wrong constant in the product is found.
"""

import json
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.platforms.wire import Json

KEYS: dict[str, set[str]] = {
    # blocks
    "header": {"text"},
    "rich_text": {"elements"},
    "context": {"elements"},
    "image": {"image_url", "alt_text"},
    "divider": set(),
    "actions": {"elements"},
    "input": {"block_id", "label", "element", "optional"},
    # within rich_text
    "rich_text_section": {"elements"},
    "rich_text_quote": {"elements"},
    "rich_text_list": {"style", "elements"},
    "text": {"text"},
    "user": {"user_id"},
    "channel": {"channel_id"},
    # elsewhere
    "plain_text": {"text", "emoji"},
    "button": {"action_id", "text"},
    "plain_text_input": {"action_id", "multiline"},
    "static_select": {"action_id"},
    "multi_static_select": {"action_id"},
    "multi_users_select": {"action_id"},
    "datepicker": {"action_id"},
    "timepicker": {"action_id"},
}
"""What each type must have. Other types are not used, `mrkdwn` least of all; a person is never a text."""
MAY: dict[str, set[str]] = {
    "text": {"style"},
    "input": {"hint"},
    "button": {"value", "url", "style"},
    "plain_text_input": {"initial_value"},
    "static_select": {"options", "option_groups", "initial_option"},
    "multi_static_select": {"options", "option_groups", "initial_options"},
    "multi_users_select": {"initial_users"},
    "datepicker": {"initial_date"},
    "timepicker": {"initial_time"},
}
BLOCKS = {"header", "rich_text", "context", "image", "divider", "actions", "input"}
NOT_EMPTY = {"elements", "options", "option_groups", "initial_options", "initial_users"}


def check_message(message: Json) -> None:
    assert set(message) == {"text", "blocks"}
    assert 0 < units(message["text"]) < 4000
    assert not set("<>") & set(message["text"])
    assert units(message["text"]) + sum(map(units, texts(message["blocks"]))) < 13_200
    assert units(json.dumps(message["blocks"], ensure_ascii=False)) < 13_200
    check_blocks(message["blocks"], most=50)


def check_view(view: Json) -> None:
    assert view["type"] in {"modal", "home"}
    View(**view).validate_json()
    assert len(view["private_metadata"]) <= 3000
    assert len(json.dumps(view).encode()) < 250_000
    for name in {"title", "submit", "close"} & set(view):
        check_text(view[name], 24)
    assert ("title" in view) == (view["type"] == "modal")
    has_inputs = any(block["type"] == "input" for block in view["blocks"])
    assert "submit" in view or not has_inputs
    check_blocks(view["blocks"], most=100)


def check_blocks(blocks: list[Json], *, most: int) -> None:
    assert 1 <= len(blocks) <= most
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert block["type"] in BLOCKS
    for node in nodes(blocks):
        if "type" in node:
            check_node(node)
        else:
            check_choice(node)
    ids = [node["block_id"] for node in nodes(blocks) if "block_id" in node]
    assert len(set(ids)) == len(ids)
    for block in blocks:
        actions = [element["action_id"] for element in block.get("elements", ()) if "action_id" in element]
        assert len(set(actions)) == len(actions)
    pressed = [node["action_id"] for node in nodes(blocks) if node.get("type") == "button"]
    assert len(set(pressed)) == len(pressed)


def check_node(node: Json) -> None:
    """One thing that has a type."""
    kind, keys = node["type"], set(node) - {"type"}
    assert kind in KEYS, kind
    assert KEYS[kind] <= keys <= KEYS[kind] | MAY.get(kind, set()), node
    assert all(node[key] for key in NOT_EMPTY & keys), node
    check_lengths(kind, node)
    if "select" in kind and "users" not in kind:
        check_select(node)


def check_lengths(kind: str, node: Json) -> None:
    match kind:
        case "text":
            assert 1 <= units(node["text"]) <= 3000
        case "plain_text":
            assert node["emoji"] is False
            check_text(node, 3000)
        case "header":
            check_text(node["text"], 150)
        case "context":
            assert len(node["elements"]) <= 10
        case "actions":
            assert len(node["elements"]) <= 25
        case "image":
            assert 1 <= units(node["alt_text"]) <= 2000
            assert node["image_url"].startswith("https://")
        case "button":
            check_text(node["text"], 75)
            assert ("url" in node) != ("value" in node)
            assert 1 <= units(node.get("value", "-")) <= 2000
            assert node.get("url", "https://").startswith("https://")
        case "input":
            check_text(node["label"], 2000)
            assert 1 <= len(node["block_id"]) <= 255
            check_text(node.get("hint", {"text": "-"}), 2000)
        case "plain_text_input":
            assert units(node.get("initial_value", "")) <= 3000


def check_text(text: Json, limit: int) -> None:
    assert 1 <= units(text["text"]) <= limit, text
    assert text["text"].strip()


def check_select(select: Json) -> None:
    """A list or groups, and what is chosen is word for word in it."""
    assert ("options" in select) != ("option_groups" in select)
    groups = select.get("option_groups", [{"options": select.get("options")}])
    assert len(groups) <= 100
    options = [option for group in groups for option in group["options"]]
    for group in groups:
        assert 1 <= len(group["options"]) <= 100
    chosen = select.get("initial_options", [select["initial_option"]] if "initial_option" in select else [])
    assert all(option in options for option in chosen)
    values = [option["value"] for option in options]
    assert len(set(values)) == len(values)


def check_choice(choice: Json) -> None:
    """An option, a group of them, or the style of a text."""
    if "value" in choice:
        assert set(choice) == {"text", "value"}
        check_text(choice["text"], 75)
        assert 1 <= units(choice["value"]) <= 150
    elif "options" in choice:
        assert set(choice) == {"label", "options"}
        check_text(choice["label"], 75)
    else:
        assert choice == {"bold": True}


def nodes(tree: Any) -> Iterator[Json]:
    """Every object in it."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def texts(tree: Any) -> Iterator[str]:
    """Every text that is shown."""
    for node in nodes(tree):
        if isinstance(node.get("text"), str):
            yield node["text"]
        if "alt_text" in node:
            yield node["alt_text"]


def units(text: str) -> int:
    """In UTF-16, which is never less than characters; fails for what could not be sent."""
    text.encode()
    assert all(character == "\n" or character.isprintable() or ord(character) > 0x9F for character in text)
    return len(text.encode("utf-16-le")) // 2


def state_of(view: Json) -> dict[str, dict[str, Json]]:
    """The `state.values` that Slack sends when a modal is submitted as it was opened."""
    return {
        block["block_id"]: {block["element"]["action_id"]: _state(block["element"])}
        for block in view["blocks"]
        if block["type"] == "input"
    }


def _state(element: Json) -> Json:
    kind = element["type"]
    state: Json
    match kind:
        case "static_select":
            state = {"selected_option": element.get("initial_option")}
        case "multi_static_select":
            state = {"selected_options": element.get("initial_options", [])}
        case "multi_users_select":
            state = {"selected_users": element.get("initial_users", [])}
        case "datepicker":
            state = {"selected_date": element.get("initial_date")}
        case "timepicker":
            state = {"selected_time": element.get("initial_time")}
        case _:
            state = {"value": element.get("initial_value")}
    return {"type": kind, **state}
