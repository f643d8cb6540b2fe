"""What Teams would refuse, by the schema of Adaptive Cards 1.5 and by a list of our own.

The schema does not ask for a version, and knows no people picker, which Teams draws in cards of that version.
The numbers are written out here once more so that a wrong constant in the product is found.
"""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from jsonschema_rs import Draft6Validator

from bot.platforms.wire import Json

SCHEMA = Draft6Validator(
    json.loads((files("adaptive_cards") / "schemas" / "schema-1.5.json").read_text("utf-8"))
)
PEOPLE = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}
ELEMENTS = {"TextBlock", "RichTextBlock", "Container", "Image", "ActionSet"}
INPUTS = {"Input.Text", "Input.ChoiceSet", "Input.Date", "Input.Time"}
ACTIONS = {"Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility"}
COLOURS = {"attention"}
"""By name only: the client's theme says what it looks like."""
MARKDOWN = set("\\`*_[]<>#~{}|&")
DATE = "{{DATE(2026-12-01T11:30:00Z,LONG)}}"
TYPED = f"*fet* _skrå_ [lenke](https://a.no) <at>Kari</at> <b>b</b> &amp; `kode` # nei {DATE} ${{navn}}"


def check_card(card: Json) -> None:
    SCHEMA.validate(without_people(card))
    assert card["version"] == "1.5"
    assert card["lang"] in {"nb", "nn", "en"}
    assert card["fallbackText"].strip()
    assert card["speak"].strip()
    assert len(json.dumps(card)) <= 22_000, "25 KB with the message around it"
    ids = [node["id"] for node in nodes(card) if "id" in node]
    assert len(set(ids)) == len(ids)
    for node in nodes(card):
        check_node(node)
    shown = {target for node in nodes(card) for target in node.get("targetElements", ())}
    assert shown == {node["id"] for node in nodes(card) if not node.get("isVisible", True)}, (
        "nothing stays hidden"
    )


def check_node(node: Json) -> None:
    kind = node.get("type")
    assert len(node.get("actions", ())) <= 6
    assert node.get("color", "attention") in COLOURS
    if kind in INPUTS:
        check_input(node)
    elif kind in ACTIONS:
        check_action(node)
    elif kind == "TextRun":
        check_run(node)
    elif kind == "TextBlock":
        mentions = re.findall(r"<at>[^<>]+</at>", node["text"])
        assert mentions or node["style"] == "heading"
        assert node["wrap"] is True
        assert not MARKDOWN & set(re.sub(r"</?at>", "", node["text"])), "this is read as Markdown"
    elif kind == "Image":
        assert node["altText"].strip()
        assert node["url"].startswith("https://")
    else:
        known = ELEMENTS | {"AdaptiveCard", "Data.Query", "Input.Choice"}
        assert kind in known or "type" not in node, kind


def check_run(run: Json) -> None:
    """On one line, and nothing in it that clients fill in."""
    assert run["text"]
    assert "\n" not in run["text"]
    assert "{{" not in run["text"]


def check_input(field: Json) -> None:
    assert field["id"].startswith("field.")
    assert field["label"].strip()
    assert ("errorMessage" in field) == field.get("isRequired", False)
    if field["type"] == "Input.ChoiceSet" and "choices.data" not in field:
        check_choices(field)


def check_choices(field: Json) -> None:
    values = [choice["value"] for choice in field["choices"]]
    assert values
    assert len(set(values)) == len(values)
    assert all(values), "an empty value is never chosen"
    chosen = field.get("value", values[0])
    assert set(chosen.split(",") if field.get("isMultiSelect") else [chosen]) <= set(values)


def check_action(action: Json) -> None:
    assert action["title"].strip()
    match action["type"]:
        case "Action.Execute":
            assert action["verb"], "clients do not send a press without"
            same = {"type": "Action.Execute", "verb": action["verb"]}
            assert {**action, **same} == {**action["fallback"], **same, "fallback": action["fallback"]}
            assert isinstance(action["data"]["line"], str)
        case "Action.OpenUrl":
            assert action["url"].startswith("https://")


def without_people(tree: Any) -> Any:
    """The card as the schema knows it."""
    if isinstance(tree, list):
        return [without_people(one) for one in tree]
    if not isinstance(tree, dict):
        return tree
    assert tree.get("choices.data", PEOPLE) == PEOPLE
    return {key: without_people(value) for key, value in tree.items() if key != "choices.data"}


def nodes(tree: Any) -> Iterator[Json]:
    """Every object in it."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def texts(card: Json) -> list[str]:
    """Every line that is shown, its runs put together."""
    lines = []
    for node in nodes(card["body"]):
        if node.get("type") == "RichTextBlock":
            lines.append("".join(run["text"] for run in node["inlines"]))
        elif node.get("type") == "TextBlock":
            lines.append(node["text"])
        elif node.get("type") == "Image":
            lines.append(node["altText"])
    return lines


def pressed(card: Json, title: str) -> Json:
    """What a client sends when a button is pressed: its data, with the inputs' values where it wants them."""
    action = next(one for one in nodes(card) if one.get("title") == title and "data" in one)
    alone = action.get("associatedInputs") == "none"
    inputs = [node for node in nodes(card) if str(node.get("type")).startswith("Input.") and "id" in node]
    return {**action["data"], **({} if alone else {node["id"]: node.get("value", "") for node in inputs})}
