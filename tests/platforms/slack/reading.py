"""What a person reads in Slack: the words of blocks, the buttons, the inputs."""

from collections.abc import Iterator

from bot.platforms.wire import Json

BAR = "■□"
CUT = "…"


def words(blocks: list[Json], title: str | None = None) -> str:
    """Line by line, as a card says it in plain text."""
    lines = [line for block in blocks for line in _lines(block)]
    if title is not None and (not lines or not _is_cut(title, lines[0])):
        lines.insert(0, title)
    if len(lines) > 1 and _is_cut(lines[0], lines[1]):
        del lines[0]
    return "\n".join(
        [*lines, *(f"{link['text']['text']}: {link['url']}" for link in _buttons(blocks, "url"))]
    )


def _is_cut(short: str, long: str) -> bool:
    """A title that had no room stands below once more."""
    return short == long or (short.endswith(CUT) and long.startswith(short.removesuffix(CUT).rstrip()))


def _lines(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield block["text"]["text"]
        case "context":
            yield from (element["text"] for element in block["elements"])
        case "rich_text":
            for element in block["elements"]:
                yield from _rich(element)
        case "image":
            yield block["alt_text"]
        case "divider":
            yield ""


def _rich(element: Json) -> Iterator[str]:
    if element["type"] == "rich_text_list":
        for number, item in enumerate(element["elements"], start=1):
            mark = f"{number}." if element["style"] == "ordered" else "•"
            yield f"{mark} {_said(item)}"
        return
    for line in _said(element).split("\n"):
        if line and not set(line) <= set(BAR):
            yield line


def _said(element: Json) -> str:
    """A label with its value below it is read as one beside it."""
    said = ""
    for text in element["elements"]:
        if text["type"] == "channel":  # only Slack can say its name
            return said.removesuffix(": ")
        if text["type"] == "user":
            said += f"@{text['user_id']}"
            continue
        below = text["text"].startswith("\n") and not text.get("style")
        said += ": " + text["text"].removeprefix("\n") if below else text["text"]
    return said


def _buttons(blocks: list[Json], kind: str) -> Iterator[Json]:
    for block in blocks:
        if block["type"] == "actions":
            yield from (button for button in block["elements"] if kind in button)


def buttons(blocks: list[Json]) -> dict[str, Json]:
    """The buttons that ask for something, by label; not the one that opens the card's form."""
    pressed = (button for button in _buttons(blocks, "value") if button["action_id"] != "form")
    return {button["text"]["text"]: button for button in pressed}


def form_button(blocks: list[Json]) -> Json | None:
    return next((button for button in _buttons(blocks, "value") if button["action_id"] == "form"), None)


def inputs(view: Json) -> dict[str, Json]:
    """The inputs of a view, by label."""
    return {block["label"]["text"]: block for block in view["blocks"] if block["type"] == "input"}


def state(view: Json) -> dict[str, dict[str, Json]]:
    """What the view holds before anybody has changed it."""
    return {block["block_id"]: {"value": _untouched(block["element"])} for block in inputs(view).values()}


_HELD = {
    "plain_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
}


def _untouched(element: Json) -> Json:
    held, initial = _HELD[element["type"]]
    return {"type": element["type"], held: element.get(initial)}


def filled(block: Json, value: str) -> Json:
    """What an input holds when somebody has written or chosen this."""
    element = block["element"]
    kind = element["type"]
    held, _initial = _HELD[kind]
    if kind == "static_select":
        return {"type": kind, held: _option(element, value)}
    if kind == "multi_static_select":
        return {"type": kind, held: [_option(element, part) for part in value.split(", ")]}
    return {"type": kind, held: value.split(", ") if kind == "multi_users_select" else value}


def _option(element: Json, label: str) -> Json:
    groups = element.get("option_groups") or [element]
    options: dict[str, Json] = {
        option["text"]["text"]: option for group in groups for option in group["options"]
    }
    return options[label]
