"""Whom each command's answers go to, and each kind of post. `-s` prints the table."""

from bot.handlers.post_kinds import KINDS
from bot.handlers.registry import PROGRAMME, REGISTRY, UNBOUND
from bot.model.audience import Audience

EVERYBODY = {
    # what is decided
    "hms bytt",
    "hms eget",
    "hms bestem",
    "hms behold",
    "hms utkast",
    "hms tilbud ja",
    "hms tiltak ny",
    "hms tiltak dropp",
    "hms bra-dag-møte",
    "milepel start",
    "hms pause",
    "hms fortsett",
    # what came of it
    "hms tiltak ferdig",
    "hms tiltak virket",
    "hms videre",
    "hms kartlegging sendt",
    "hms kartlegging lukket",
    "hms kartlegging rapport",
    "hms kartlegging snakket",
    "milepel ferdig",
    # as wide as what is undone; and a name, where its owner wants it
    "hms angre",
    "hms roller navn",
}
GROUP = {
    # who must press, and what is proposed
    "hms bytt",
    "hms eget",
    "hms bestem",
    "hms behold",
    "hms utkast",
    "hms stem",
    "hms poengrunde",
    "hms avbryt-runden",
    "hms tilbakeblikk",
    "hms vurdering",
    "hms vernerunde avslutt",
    "hms årsrapport lås nå",
    "hms vernerunde neste",
    "hms vernerunde ordnet",
    # the plan's own housekeeping
    "hms tiltak juster",
    "milepel utsett",
    "milepel hopp",
    "milepel ny",
    "milepel navn",
    "milepel start",
    # settings and roles
    "hms oppsett",
    "hms lenker fjern",
    "hms hvem-bestemmer",
    "hms hjelper send",
    "hms hjelper løst",
    "hms tilbud ja",
    "hms tilbud nei",
    "hms program bli-med",
    "hms program del",
    "hms program forlat ja",
    "hms slett-alt",
    "hms stengt",
    "hms åpent",
    "hms avdeling ny",
    "hms avdeling fjern",
    "hms avdeling koble-fra",
    "hms roller avtale",
    "hms angre",
}
"""All others answer the asker alone."""
POSTS_FOR_EVERYBODY = {
    *("theme", "repeat", "webinar", "notice/changed", "notice/renamed", "notice/waits"),
    *("letter", "letter-recall", "letter-test/channel"),
    *("test/asked", "test/thanks"),
}


def telling(audience: Audience) -> set[str]:
    return {command.name for command in REGISTRY if audience in command.tells}


def test_what_goes_to_the_channel_was_decided_one_by_one() -> None:
    for command in sorted(REGISTRY, key=lambda one: one.name):
        readers = " and ".join(sorted(one.value for one in command.tells)) or "the asker"
        print(f"{command.name:28} {readers}")  # noqa: T201 - the table
    assert telling(Audience.EVERYBODY) == EVERYBODY
    assert telling(Audience.GROUP) == GROUP


def test_only_who_holds_a_role_says_anything_to_the_group() -> None:
    assert {one.name for one in REGISTRY if Audience.GROUP in one.tells and not one.who} == set()


def test_where_nothing_is_bound_all_is_said_where_it_was_asked() -> None:
    assert {audience for command in UNBOUND for audience in command.tells} == {Audience.EVERYBODY}


def test_what_a_programme_is_answered_goes_to_nobody_but_its_arbeidsgruppe() -> None:
    assert {audience for command in PROGRAMME for audience in command.tells} == {Audience.PROGRAMME}


def test_a_post_for_the_channel_says_nothing_of_what_the_group_owes() -> None:
    for kind in sorted(KINDS, key=lambda one: one.name):
        print(f"{kind.name:28} {kind.audience.value}")  # noqa: T201 - the table
    assert {kind.name for kind in KINDS if kind.audience is Audience.EVERYBODY} == POSTS_FOR_EVERYBODY
