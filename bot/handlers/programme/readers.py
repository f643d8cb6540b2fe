"""Parameter types of a programme: codes, roles, and the kindergartens that have joined."""

from typing import Annotated, TypeAlias

from bot.commands.context import Context
from bot.commands.errors import Unreadable
from bot.commands.reading import ChoiceReader, Reader
from bot.commands.vocabulary import PROGRAMME_ROLES
from bot.message.words import _
from bot.model.programme import ProgrammeRole, read_code, shown_code


class CodeReader(Reader[str, Context]):
    """A code, however it is written; that there is such a one is for the command to say."""

    label = _("Code")
    hint = _("Eight letters and digits")
    longest = 2

    def read(self, text: str, ctx: Context) -> str:
        code = read_code(text)
        if code is None:
            raise Unreadable
        return code

    def write(self, value: str) -> str:
        return shown_code(value)


CODE = CodeReader()
PROGRAMME_ROLE = ChoiceReader(_("Role"), PROGRAMME_ROLES)
Code: TypeAlias = Annotated[str, CODE]
RoleInProgramme: TypeAlias = Annotated[ProgrammeRole, PROGRAMME_ROLE]
