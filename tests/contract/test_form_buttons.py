"""The button of a form says what it does, and says so still when the form comes back."""

import pytest

from bot.commands.errors import Incomplete
from bot.commands.forms import read_form, wrong_at
from bot.commands.impersonal import form_again
from bot.commands.registry import SAVE, Command
from bot.message.card import Form
from bot.model.texts import Empty
from tests.every import every
from tests.forms import COMMANDS, FormOf, name_of

TOO_MUCH = "x" * 20_000
"""No field takes it."""
ASKING = tuple(one for one in COMMANDS if any(param.in_form for param in one.params))

every_command = every("command", ASKING, name_of)


@every_command
def test_a_form_that_comes_back_has_its_own_button(form_of: FormOf, command: Command) -> None:
    first = form_of(command).submit
    assert [form.submit for form in _come_back(form_of, command)] == [first] * 3


def _come_back(form_of: FormOf, command: Command) -> tuple[Form, ...]:
    """For what cannot be read, for what the command itself refuses, and for what is said of people."""
    ctx, names = form_of.asker(command), [one.name for one in form_of(command).fields]
    with pytest.raises(Incomplete) as unread:
        read_form(command, dict.fromkeys(names, TOO_MUCH), ctx)
    refused = wrong_at(command, ctx, {}, names[0], Empty())
    return unread.value.form, refused.form, form_again(command, {}, ctx)


@pytest.mark.parametrize("command", [one for one in ASKING if one.goes_out], ids=name_of)
def test_what_goes_out_to_others_is_not_only_saved(form_of: FormOf, command: Command) -> None:
    assert form_of(command).submit != SAVE
