"""Every conversation in this folder, on every platform."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.platforms.local.people import AROUND, GROUPS
from tests.around import Around
from tests.clocks import run_stepped
from tests.databases import SqliteDatabase
from tests.platforms.slack.fake_slack import TEAM
from tests.platforms.teams.fake_teams import TENANT
from tests.transcripts.drivers import Driver, LocalDriver, Seen
from tests.transcripts.script import (
    CHANNELS,
    AtMost,
    CountPresses,
    Fill,
    Press,
    Say,
    Scene,
    Script,
    Turn,
    read_script,
)
from tests.transcripts.slack_driver import SlackDriver
from tests.transcripts.teams_driver import TeamsDriver
from tests.world import World, as_typed

CODE = re.compile(r"\b[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}\b")
FOLDER = Path(__file__).parent
SCRIPTS = sorted(FOLDER.glob("*.md"))
PLATFORMS: dict[str, tuple[str, Callable[[World, Sequence[str]], Driver]]] = {
    "local": ("demo", LocalDriver),
    "slack": (TEAM, SlackDriver),
    "teams": (TENANT, TeamsDriver),
}
"""The workspace that the kindergartens are in, and who plays the conversation there."""


@pytest.fixture(params=SCRIPTS, ids=lambda path: path.stem)
def script(request: pytest.FixtureRequest) -> Script:
    return read_script(request.param)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_conversation(script: Script, sqlite: SqliteDatabase, tmp_path: Path, platform: str) -> None:
    workspace, driver = PLATFORMS[platform]
    world = World(
        sqlite.fresh(script.start), tmp_path, script.start, platform, workspace, script.has_programme
    )
    if script.has_programme:
        Around(world).begin()
    world.have_posted()
    run_stepped(play(script, world, driver(world, script.channels)))


def test_there_are_enough_conversations() -> None:
    assert len(SCRIPTS) >= 25


async def play(script: Script, world: World, driver: Driver) -> None:
    await driver.start()
    history: list[Seen] = []
    try:
        await world.demo.wake()
        for number, scene in enumerate(script.scenes):
            if isinstance(scene.step, AtMost):
                assert presses_before(script.scenes[:number]) <= scene.step.presses
            seen = await act(scene, driver, history)
            history += seen
            check(scene, script.channel, seen)
    finally:
        await driver.close()


def presses_before(scenes: Sequence[Scene]) -> int:
    """Buttons that were pressed and forms that were sent since the counting began."""
    begins = max(number for number, scene in enumerate(scenes) if isinstance(scene.step, CountPresses))
    return sum(isinstance(scene.step, (Press, Fill)) for scene in scenes[begins:])


async def act(scene: Scene, driver: Driver, history: list[Seen]) -> list[Seen]:
    match scene.step:
        case Say(user, line, channel):
            return await driver.say(user, with_code(line, history), channel)
        case Press(user, label, older):
            visible = [seen for seen in history if seen.to in (None, user)]
            having = [(seen, one) for seen in visible for one in seen.buttons if as_typed(one) == label]
            assert having, f"no message has the button [{label}]; the newest has {history[-1].buttons}"
            return await driver.press(user, *(having[0] if older else having[-1]))
        case Fill(user, values):
            form = next(seen for seen in reversed(history) if seen.fields)
            return await driver.fill(user, form, values)
        case Turn(to):
            return await driver.turn(to)
        case CountPresses() | AtMost():
            return []


def with_code(line: str, history: list[Seen]) -> str:
    """With the newest code that was seen in the place of `{kode}`."""
    if "{kode}" not in line:
        return line
    *_older, newest = (code for seen in history for code in CODE.findall(seen.text))
    return line.replace("{kode}", newest)


def check(scene: Scene, first: str, messages: list[Seen]) -> None:
    """Each expected line is said by the messages, in their order."""
    actor = scene.step.user if isinstance(scene.step, (Say, Press, Fill)) else ""
    said = "\n".join(describe(seen, first, actor) for seen in messages)
    position = 0
    for expected in scene.expected:
        if expected == "ingenting":
            assert not messages, f"{scene.step}\nnothing was expected, but:\n{said}"
        elif expected.startswith("ikke: "):
            assert expected.removeprefix("ikke: ") not in said, f"{scene.step}\n{said}"
        else:
            position = found(expected, said, position, scene)


def found(expected: str, said: str, position: int, scene: Scene) -> int:
    """Where the expected words stand after `position`; buttons and fields stand after the text."""
    wanted = re.findall(r"\[[^\]]+\]|\{[^}]+\}|[^\[\]{}]+", expected)
    for part in (part.strip() for part in wanted):
        place = said.find(part, position)
        assert place >= 0, f"{scene.step}\nexpected: {part}\nafter:\n{said[position:]}\nall:\n{said}"
        position = place
    return position


def describe(seen: Seen, first: str, actor: str) -> str:
    where = place_of(seen, first, actor)
    buttons = " ".join(f"[{label}]" for label in seen.buttons)
    fields = " ".join(f"{{{label}}}" for label in seen.fields)
    return as_typed(f"{where} {seen.text}\n{buttons}\n{fields}")


def place_of(seen: Seen, first: str, actor: str) -> str:
    """As it is called in a conversation that is in the first channel where nothing else is said."""
    if seen.to in AROUND and seen.to != actor:
        return f"(til {seen.to})"
    if seen.private:
        return "(bare til deg)"
    channel = seen.channel.removesuffix(GROUPS)
    kind = "kanalen" if channel == seen.channel else "gruppen"
    if channel == first:
        return f"(i {kind})"
    name = next((name for name, key in CHANNELS.items() if key == channel), channel)
    return f"(i {kind} {name})"
