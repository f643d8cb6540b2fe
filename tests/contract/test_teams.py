"""Every message is what Teams takes, and says what was typed as it was typed."""

import re

import pytest
from hypothesis import given, settings

from bot.commands.registry import Command
from bot.message.card import (
    Block,
    Button,
    Card,
    Divider,
    Field,
    Fields,
    FieldType,
    Form,
    Image,
    Items,
    Link,
    Progress,
    Text,
)
from bot.message.example import Message
from bot.message.words import Language, Voice
from bot.platforms.teams.render import activity_text, card, submitted
from bot.platforms.teams.words import hello_card, open_chat_card
from tests.contract.any_card import BOKMAL, SCRIPTS, cards, every_script, said
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.contract.teams_checks import TYPED, check_card, nodes, pressed, texts
from tests.contract.test_teams_forms import only
from tests.every import every, every_language
from tests.forms import COMMANDS, FormOf, name_of

OTHERS = re.compile(r"\b(slack|discord|whatsapp|messenger|zoom|webex)\b", re.IGNORECASE)

every_command = every("command", COMMANDS, name_of)


# As they are


@every_language
@every_message
def test_every_message_is_taken(each: Message, language: Language) -> None:
    made, voice = each.example(SAMPLE), Voice(language)
    drawn = card(made, voice)
    check_card(drawn)
    assert texts(drawn)[0] == voice.say(made.title), "the title comes first, and whole"


@every_language
@every_message
def test_everything_a_message_says_can_be_read(each: Message, language: Language) -> None:
    made, voice = each.example(SAMPLE), Voice(language)
    shown = "\n".join(texts(card(made, voice)))
    for block in made.body:
        for words in said(block):
            assert voice.say(words) in shown


@every_message
def test_every_button_sends_its_command_line_and_nothing_else(each: Message) -> None:
    made = each.example(SAMPLE)
    drawn = card(made, BOKMAL)
    for button in made.buttons:
        assert submitted(pressed(drawn, BOKMAL.say(button.label))) == (button.line, None)
    addresses = [node["url"] for node in nodes(drawn) if node.get("type") == "Action.OpenUrl"]
    assert addresses == [link.url for link in made.links]


@every_language
@every_message
def test_a_line_tells_what_the_message_is_about(each: Message, language: Language) -> None:
    made, voice = each.example(SAMPLE), Voice(language)
    told = activity_text(made, voice)
    assert told.startswith(voice.say(made.title))
    assert len(told) <= 200
    assert "\n" not in told


@every_language
@pytest.mark.parametrize("made", [hello_card(), open_chat_card("0a1b", "hms år")], ids=["hello", "open chat"])
def test_what_is_said_in_teams_alone_is_taken_too(made: Card, language: Language) -> None:
    drawn = card(made, Voice(language))
    check_card(drawn)
    assert not OTHERS.search(str(drawn))


@every_language
@every_message
def test_no_other_chat_platform_is_named(each: Message, language: Language) -> None:
    """A rule of Teams' store."""
    assert not OTHERS.search(str(card(each.example(SAMPLE), Voice(language))))


@every_language
@every_command
def test_no_form_and_no_help_names_another(form_of: FormOf, command: Command, language: Language) -> None:
    voice, form = Voice(language), form_of(command)
    assert not OTHERS.search(str(card(only(form), voice)) + voice.say(command.says))


# Words


def card_of(text: str) -> Card:
    """The text wherever a card can have one."""
    blocks: tuple[Block, ...] = (
        *(Text(text, style) for style in ("normal", "strong", "quiet", "quote")),
        Fields(((text, text), (text, text))),
        Items((text, text)),
        Items((text,), ordered=True),
        Progress(text, 3, 9),
        Image("https://example.no/bilde.png", text),
        Divider(),
    )
    field = Field("text", text, FieldType.LONG_TEXT, value=(text,), hint=text, error=text)
    form = Form(text, "hms tema", (field,), text)
    return Card(text, blocks, (Button(text, "hms"), Link(text, "https://example.no")), form)


def test_what_is_typed_stays_as_it_was_typed() -> None:
    drawn = card(card_of(TYPED), BOKMAL)
    check_card(drawn)
    lines = texts(drawn)
    assert all(TYPED in line for line in lines if not set(line) <= set("■□"))
    assert not [node for node in nodes(drawn) if node.get("type") == "TextBlock"]


@pytest.mark.parametrize(
    "title", ["1. desember er her", "- nei", "www.example.no", "A & B", "Se https://a.no"]
)
def test_a_title_that_could_be_markdown_is_no_text_block(title: str) -> None:
    assert card(Card(title), BOKMAL)["body"][0]["type"] == "RichTextBlock"


def test_a_plain_title_is_a_heading() -> None:
    heading = card(Card("Tema for desember: Støy (på bokmål) – 10 %"), BOKMAL)["body"][0]
    assert (heading["type"], heading["style"]) == ("TextBlock", "heading")


def test_the_text_for_old_clients_says_what_is_markup_as_typed() -> None:
    drawn = card(Card("*a* [b](c)", (Text("1. <d>\n- e"),)), BOKMAL)
    assert drawn["fallbackText"] == "\\*a\\* \\[b\\](c)\n\n1\\. \\<d\\>\n\n\\- e"
    assert drawn["speak"] == "*a* [b](c) – 1. d"


@every_script
def test_very_long_texts_are_cut_to_what_fits(text: str) -> None:
    check_card(card(card_of(text), BOKMAL))


def test_a_long_text_ends_after_a_word() -> None:
    cut = max(texts(card(Card("Tema", (Text(SCRIPTS["words"]),)), BOKMAL)), key=len)
    assert cut.endswith(("ord…", "og…", "annet…"))
    assert len(cut) > 5000


@pytest.mark.parametrize("number", [1, 6, 7, 11, 12, 30])
def test_no_button_is_lost(number: int) -> None:
    drawn = card(Card("Velg", (), tuple(Button(f"Nr. {one}", f"hms {one}") for one in range(number))), BOKMAL)
    check_card(drawn)
    assert [pressed(drawn, f"Nr. {one}")["line"] for one in range(number)] == [
        f"hms {one}" for one in range(number)
    ]
    first = [action["title"] for action in drawn["actions"]]
    assert first[:5] == [f"Nr. {one}" for one in range(min(number, 5))]


@settings(deadline=None)  # the schema is read slowly on a busy machine
@given(cards)
def test_any_card_is_taken(made: Card) -> None:
    check_card(card(made, BOKMAL))


# How it reads


def shapes(*body: Block) -> list[tuple[str, str | None]]:
    """Each line with how far it stands from the one before."""
    drawn = card(Card("Tema", body), BOKMAL)["body"][1:]
    return [(texts({"body": [one]})[0], one.get("spacing")) for one in drawn]


def test_the_months_post_has_a_paragraph_for_each_part() -> None:
    made = next(one for one in MESSAGES if one.name == "calendar.month_card").example(SAMPLE)
    runs = [one["inlines"][0] for one in card(made, BOKMAL)["body"][1:]]
    labels = [run["text"] for run in runs if "weight" in run]
    assert labels == ["Hvorfor", "Snakk om", "Prøv dette"]
    assert len(runs) == 2 * len(labels), "a value under each"


def test_short_pairs_stand_on_a_line_each() -> None:
    pairs = Fields((("August", "Trygg oppstart"), ("September", "Brann")))
    assert shapes(pairs) == [("August: Trygg oppstart", None), ("September: Brann", "small")]


def test_lines_stand_close_and_paragraphs_apart() -> None:
    assert shapes(Text("Én.\nTo.\n\nTre.")) == [("Én.", None), ("To.", "none"), ("Tre.", None)]


def test_a_strong_text_stands_close_to_what_it_is_above() -> None:
    body = (Text("Før."), Text("Neste", "strong"), Items(("Én", "To")))
    assert shapes(*body) == [("Før.", None), ("Neste", "large"), ("• Én", "small"), ("• To", "small")]


def test_a_divider_is_a_line_above_what_follows() -> None:
    drawn = card(Card("Tema", (Text("Én."), Divider(), Text("To."), Divider())), BOKMAL)["body"]
    assert ["separator" in one for one in drawn] == [False, False, True]


@pytest.mark.parametrize(
    ("done", "total", "bar"),
    [
        (0, 9, "□□□□□□□□□□"),
        (1, 40, "■□□□□□□□□□"),
        (3, 9, "■■■□□□□□□□"),
        (39, 40, "■■■■■■■■■□"),
        (9, 9, "■■■■■■■■■■"),
        (0, 0, "□□□□□□□□□□"),
    ],
)
def test_progress_is_said_in_words_before_the_bar(done: int, total: int, bar: str) -> None:
    told = f"{done} av {total} er ferdige"
    assert shapes(Progress(told, done, total)) == [(told, None), (bar, "none")]


def test_a_form_comes_before_the_buttons_and_below_what_is_shown() -> None:
    form = Form("Legg til", "hms stengt", (Field("days", "Dager"),), "Lagre")
    drawn = card(
        Card("Stengt", (Fields((("Jul", "uke 52"),)),), (Button("Åpne", "hms åpent"),), form), BOKMAL
    )
    assert texts(drawn) == ["Stengt", "Jul: uke 52", "Legg til"]
    first, second = drawn["actions"]
    assert (first["title"], first["style"]) == ("Lagre", "positive")
    assert "style" not in second
