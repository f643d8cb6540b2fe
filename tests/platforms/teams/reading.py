"""What a person reads in an Adaptive Card: its words, its buttons, its inputs."""

import re
from collections.abc import Iterator

from bot.message.words import Language, Phrase, Voice
from bot.platforms.wire import Json

BAR = set("■□")


def nb(sentence: str) -> str:
    """A sentence of ours as it is said in bokmål."""
    return Voice(Language.NB).say(Phrase(sentence))


def words(card: Json) -> str:
    """Line by line, as a card says it in plain text."""
    lines = [*_lines(card["body"]), *(f"{link['title']}: {link['url']}" for link in _links(card))]
    return "\n".join(lines)


def _lines(elements: list[Json]) -> Iterator[str]:
    """A label with its value close below it is read as one beside it."""
    label = ""
    for element, after in zip(elements, [*elements[1:], {}], strict=True):
        if element["type"] == "Container":
            yield from _lines(element["items"])
            continue
        said = _said(element)
        if _is_label(element) and after.get("spacing") == "none" and not set(_said(after)) <= BAR:
            label = f"{said}: "
        elif said and not set(said) <= BAR:
            yield label + said
            label = ""


def _said(element: Json) -> str:
    match element.get("type"):
        case "TextBlock":
            return re.sub(r"</?at>", "", str(element["text"]))
        case "RichTextBlock":
            return "".join(run["text"] for run in element["inlines"])
        case "Image":
            return str(element["altText"])
        case _:
            return ""


def _is_label(element: Json) -> bool:
    return element["type"] == "RichTextBlock" and all(
        run.get("weight") == "bolder" and "color" not in run for run in element["inlines"]
    )


def _actions(card: Json) -> Iterator[Json]:
    """All of them, those behind the last one too."""
    for action in card.get("actions", ()):
        if action["type"] == "Action.ShowCard":
            for row in action["card"]["body"]:
                yield from row["actions"]
        else:
            yield action


def _links(card: Json) -> Iterator[Json]:
    return (action for action in _actions(card) if action["type"] == "Action.OpenUrl")


def buttons(card: Json) -> dict[str, Json]:
    """The data of each button, by its label; not the one that sends the form."""
    return {
        action["title"]: action["data"]
        for action in _actions(card)
        if action["type"] == "Action.Execute" and "several" not in action["data"]
    }


def form_data(card: Json) -> Json | None:
    """What the button that sends the form says."""
    pressed = (action["data"] for action in _actions(card) if action["type"] == "Action.Execute")
    return next((data for data in pressed if "several" in data), None)


def inputs(card: Json) -> dict[str, Json]:
    """By their labels."""
    return {element["label"]: element for element in card["body"] if element["type"].startswith("Input.")}


def errors(card: Json) -> dict[str, str]:
    """What is said to be wrong, by the label of the input above it."""
    found, label = {}, ""
    for element in card["body"]:
        label = element.get("label", label)
        if element["type"] == "RichTextBlock" and element["inlines"][0].get("color") == "attention":
            found[label] = _said(element).partition(": ")[2]
    return found


def filled(card: Json, values: dict[str, str]) -> Json:
    """What comes back when somebody has written and chosen this, by label; the rest stays as it is."""
    known = inputs(card)
    data = dict(form_data(card) or {})
    data |= {one["id"]: one["value"] for one in known.values() if one.get("value")}
    return data | {known[label]["id"]: _chosen(known[label], value) for label, value in values.items()}


def _chosen(element: Json, value: str) -> str:
    choices = {choice["title"]: choice["value"] for choice in element.get("choices", ())}
    parts = value.split(", ") if element.get("isMultiSelect") else [value]
    return ",".join(choices.get(part, part) for part in parts)
