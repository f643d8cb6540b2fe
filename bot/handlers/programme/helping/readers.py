"""Parameter types of what hjelpere do: the question that is answered, and a kindergarten of the programme."""

from collections.abc import Iterable

from bot.commands.errors import Unreadable
from bot.commands.reading import Reader, TextReader
from bot.handlers.common.context import HmsContext
from bot.handlers.helping.readers import QuestionReader
from bot.message.card import FieldType, Option
from bot.message.words import Joined, Words, _
from bot.model.help import MESSAGE_LIMIT, HelpQuestion
from bot.store.help import Member, find_member, members_called, waiting_for, without_hjelper
from bot.store.places import find_workspace
from bot.store.programmes import Address, programme_of

MOST_OPTIONS = 100


def address_of(ctx: HmsContext) -> Address:
    """Whoever asks, as a person of a programme."""
    workspace = find_workspace(ctx.session, ctx.place.tenant)
    return Address(ctx.user, None if workspace is None else workspace.id)


class WaitingReader(QuestionReader):
    """A question that waits for an answer from whoever asks."""

    def known(self, ctx: HmsContext) -> Iterable[HelpQuestion]:
        programme = programme_of(ctx.session, ctx.kindergarten.id)
        return waiting_for(ctx.session, programme.id, address_of(ctx))


class MemberReader(Reader[Member, HmsContext]):
    """A kindergarten of the programme, by its number or name; to choose from are those without a hjelper."""

    label = _("Kindergarten")
    field = FieldType.SELECT
    longest = 8

    def read(self, text: str, ctx: HmsContext) -> Member:
        programme = programme_of(ctx.session, ctx.kindergarten.id)
        if text.isascii() and text.isdigit():
            found = [find_member(ctx.session, programme.id, int(text[:9]))]
        else:
            found = [*members_called(ctx.session, programme.id, text)]
        if len(found) != 1 or found[0] is None:
            raise Unreadable
        return found[0]

    def write(self, value: Member) -> str:
        return str(value.id)

    def in_words(self, value: Member, ctx: HmsContext) -> Words:
        return named(value)

    def options(self, ctx: HmsContext) -> tuple[Option, ...]:
        programme = programme_of(ctx.session, ctx.kindergarten.id)
        found = without_hjelper(ctx.session, programme.id, MOST_OPTIONS)
        return tuple(Option(self.write(one), named(one)) for one in found)


def named(member: Member) -> Words:
    """Two kindergartens may have one name."""
    return member.name if member.municipality is None else Joined((member.name, member.municipality), ", ")


WAITING = WaitingReader()
MEMBER = MemberReader()
ANSWER = TextReader(_("Your answer"), _("No names of people"), limit=MESSAGE_LIMIT, long=True)
