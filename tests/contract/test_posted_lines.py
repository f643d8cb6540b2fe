"""Lines that stand on buttons and forms in people's channels lead where they led when they were posted.

`posted_lines.md` only grows: a message that was posted once can be pressed for years.
"""

from pathlib import Path

from bot.commands.grammar import find_command, read_values
from bot.commands.registry import Registry
from bot.handlers.registry import REGISTRY, UNBOUND
from tests.asking import STYRER
from tests.every import every

TABLES = Path(__file__).with_name("posted_lines.md").read_text("utf-8").split("\n## ")[1:]
BOUND, WITHOUT_KINDERGARTEN, FORMS, FORMS_WITHOUT = (
    [
        tuple(cell.strip("` ") for cell in row.split("|")[1:3])
        for row in table.splitlines()
        if row[:3] == "| `"
    ]
    for table in TABLES
)


def leads_to(line: str, registry: Registry) -> str:
    """The command, the values it gets, and when what the line changes was seen."""
    found = find_command(line, registry)
    command, values = read_values(found, STYRER, registry)
    given = [
        f"{one.name}={one.reader.write(values[one.name])}" for one in command.params if one.name in values
    ]
    seen = [f"seen={found.seen:%Y-%m-%d %H:%M}"] if found.seen else []
    return "; ".join([command.name, *given, *seen])


@every("line, leads", BOUND)
def test_a_posted_button_does_the_same(line: str, leads: str) -> None:
    assert leads_to(line, REGISTRY) == leads


@every("line, leads", WITHOUT_KINDERGARTEN)
def test_a_posted_button_in_a_place_without_a_kindergarten_does_the_same(line: str, leads: str) -> None:
    assert leads_to(line, UNBOUND) == leads


@every(
    "registry, line, fields",
    [*((REGISTRY, *form) for form in FORMS), *((UNBOUND, *form) for form in FORMS_WITHOUT)],
)
def test_a_posted_form_can_be_sent(registry: Registry, line: str, fields: str) -> None:
    found = find_command(line, registry)
    assert found.command.name == line.partition(" @")[0]
    assert found.seen is not None
    assert set(fields.split(", ")) <= {param.name for param in found.command.params if param.in_form}
