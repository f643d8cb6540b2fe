"""Every message is what Slack takes, and says what was typed as it was typed."""

import pytest
from hypothesis import given

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
    Option,
    Progress,
    Text,
)
from bot.message.example import Message
from bot.message.words import Language, Voice
from bot.platforms.slack.render import errors, home, message, modal, result_view
from bot.platforms.wire import Json
from tests.contract.any_card import BOKMAL, SCRIPTS, cards, every_script, said
from tests.contract.messages import MESSAGES, SAMPLE, every_message
from tests.contract.slack_checks import check_message, check_view, nodes, texts
from tests.every import every_language

TYPED = "<!channel> <@U1> @everyone *fet* _skrå_ ~nei~ `kode` :smile: &amp; <b>x</b> > sitat https://a.no|b"


# As they are


@every_language
@every_message
def test_every_message_is_taken(each: Message, language: Language) -> None:
    card, voice = each.example(SAMPLE), Voice(language)
    shown = message(card, voice)
    check_message(shown)
    first = next(texts(shown["blocks"]))
    assert first == voice.say(card.title), "the title comes first, and whole"


@every_language
@every_message
def test_every_message_is_taken_as_a_modal_and_as_home(each: Message, language: Language) -> None:
    card, voice = each.example(SAMPLE), Voice(language)
    check_view(result_view(card, voice))
    check_view(home(card, voice))
    if card.form is not None:
        check_view(modal(card.form, voice, "{}", title=card.title, body=card.body))


@every_language
@every_message
def test_everything_a_message_says_can_be_read(each: Message, language: Language) -> None:
    card, voice = each.example(SAMPLE), Voice(language)
    shown = "\n".join(texts(message(card, voice)["blocks"]))
    for block in card.body:
        for words in said(block):
            assert voice.say(words) in shown


@every_message
def test_every_button_is_its_command_line(each: Message) -> None:
    card = each.example(SAMPLE)
    pressed = {button["action_id"]: button for button in buttons(message(card, BOKMAL))}
    assert len(pressed) == len(card.actions) + bool(card.form)
    for number, action in enumerate(card.actions):
        if isinstance(action, Button):
            assert pressed[f"line/{number}"]["value"] == action.line
        else:
            assert pressed[f"link/{number}"]["url"] == action.url
    if card.form is not None:
        assert pressed["form"]["value"] == card.form.line


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
    return Card(text, blocks, (Button(text, "hms"), Link(text, "https://example.no")), form_of(text))


def form_of(text: str) -> Form:
    fields = tuple(
        Field(
            name=kind.value,
            label=text,
            type=kind,
            options=(Option("a", text),),
            value=("U024BE7LH",) if kind is FieldType.PEOPLE else (text,),
            hint=text,
            error=text,
        )
        for kind in FieldType
    )
    return Form(text, "hms bytt", fields, text)


def test_what_is_typed_is_shown_as_typed_and_never_as_markup() -> None:
    shown = message(card_of(TYPED), BOKMAL)
    check_message(shown)
    for text in texts(shown["blocks"]):
        assert TYPED in text or text == TYPED[: len(text) - 1] + "…" or "■" in text, text
    assert {node.get("type") for node in nodes(shown["blocks"])} & {"mrkdwn", "user", "broadcast"} == set()


def test_the_text_for_notifications_mentions_nobody() -> None:
    text = message(card_of(TYPED), BOKMAL)["text"]
    assert "&lt;!channel&gt; &lt;@U1&gt;" in text
    assert "&amp;amp;" in text


@every_script
def test_very_long_texts_are_cut_to_what_fits(text: str) -> None:
    card = card_of(text)
    check_message(message(card, BOKMAL))
    check_view(home(card, BOKMAL))
    check_view(result_view(card, BOKMAL))
    check_view(modal(form_of(text), BOKMAL, "", body=card.body))
    assert all(errors(form_of(text), BOKMAL).values())


def test_a_long_text_ends_after_a_word() -> None:
    cut = max(texts(message(Card("Tema", (Text(SCRIPTS["words"]),)), BOKMAL)["blocks"]), key=len)
    assert cut.endswith(("ord…", "og…", "annet…"))
    assert len(cut) > 2900


@pytest.mark.parametrize("number", [0, 1, 25, 26, 60, 400])
def test_very_many_of_everything_fit(number: int) -> None:
    blocks: tuple[Block, ...] = (
        Fields((("Måned", "Tema"),) * number),
        Items(("Noe",) * number),
        *((Text("Noe å lese"),) * number),
    )
    links = tuple(Link("Se", f"https://example.no/{one}") for one in range(min(number, 26)))
    card = Card("Tema", blocks, (*links, *(Button("Vis", f"hms {one}") for one in range(min(number, 60)))))
    check_message(message(card, BOKMAL))
    check_view(home(card, BOKMAL))
    assert len(buttons(message(card, BOKMAL))) == len(card.actions)


def test_a_line_that_no_button_can_hold_is_left_out() -> None:
    card = Card("Tema", (), (Button("Lang", "hms " + "a" * 2000), Button("Kort", "hms")))
    assert [button["value"] for button in buttons(message(card, BOKMAL))] == ["hms"]


@given(cards)
def test_any_card_is_taken(card: Card) -> None:
    check_message(message(card, BOKMAL))
    check_view(result_view(card, BOKMAL))
    check_view(home(card, BOKMAL))


# How it reads


def test_the_months_post_has_a_paragraph_for_each_part() -> None:
    card = next(one for one in MESSAGES if one.name == "calendar.month_card").example(SAMPLE)
    heading, body, foot = message(card, BOKMAL)["blocks"]
    assert (heading["type"], foot["type"]) == ("header", "actions")
    parts = body["elements"][0]["elements"]
    assert [part["text"] for part in parts if "style" in part] == ["Hvorfor", "Snakk om", "Prøv dette"]
    values = [part["text"] for part in parts if "style" not in part]
    assert all(value.startswith("\n") for value in values)
    assert all(value.endswith("\n\n") for value in values[:-1])


def test_short_pairs_stand_on_a_line_each() -> None:
    card = Card("Året", (Fields((("August", "Trygg oppstart"), ("September", "Brann"))),))
    assert said_in(card) == "August: Trygg oppstart\nSeptember: Brann"


def test_pairs_of_several_lines_stand_apart() -> None:
    card = Card("Eget", (Fields((("Tekst", "Én ting.\nEn ting til."), ("Lenke", "ingen"))),))
    assert said_in(card) == "Tekst\nÉn ting.\nEn ting til.\n\nLenke\ningen"


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
    assert said_in(Card("Plan", (Progress(told, done, total),))) == f"{told}\n{bar}"


def test_a_form_comes_before_the_buttons() -> None:
    form = Form("Velg et tema", "hms tema", (), "Vis")
    first, second = buttons(message(Card("Bibliotek", (), (Button("Støy", "hms tema støy"),), form), BOKMAL))
    assert (first["action_id"], first["text"]["text"], first["style"]) == ("form", "Velg et tema", "primary")
    assert "style" not in second


def buttons(shown: Json) -> list[Json]:
    return [node for node in nodes(shown) if node.get("type") == "button"]


def said_in(card: Card) -> str:
    """The card's body, read from top to bottom."""
    return "".join(texts(message(card, BOKMAL)["blocks"][1:]))
