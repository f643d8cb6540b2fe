"""Who is told what a command answers: the asker where they asked, and others where they are told things."""

from dataclasses import replace

from bot.commands.own_chat import in_own_chat
from bot.commands.request import Answer, Request, Told
from bot.handlers.group.cards import GROUP_TOLD, OTHERS_TOLD
from bot.message.card import Reply
from bot.model.audience import Audience
from bot.model.kindergarten import KindergartenView
from bot.model.place import Place
from bot.store.posts import holders_of
from bot.store.programmes import place_of_home
from bot.store.session import Session


def answer_of(reply: Reply, request: Request, kindergarten: KindergartenView, session: Session) -> Answer:
    match reply.to:
        case Audience.EVERYBODY:
            home = Place(request.place.platform, request.place.workspace, kindergarten.channel)
            told = () if _is_here(request, home) else (Told(home, reply.card),)
            return Answer(reply.card, kindergarten.language, private=False, told=told)
        case Audience.GROUP:
            return _for_group(reply, request, kindergarten, session)
        case Audience.PROGRAMME:
            return _for_arbeidsgruppe(reply, request, kindergarten, session)
        case _:
            return Answer(reply.card, kindergarten.language, private=True)


def _is_here(request: Request, place: Place) -> bool:
    """Whether it was asked there, and not in somebody's own chat about it."""
    own_chat = (request.personal or request.apart) and place.channel != request.user
    return request.place.channel == place.channel and not own_chat


def _for_group(reply: Reply, request: Request, kindergarten: KindergartenView, session: Session) -> Answer:
    """In the group's place; without one, or where nothing arrives in it, in the own chats of the others."""
    language, card, channel = kindergarten.language, reply.card, kindergarten.group_channel
    place = replace(request.place, channel=channel, closed=True) if channel is not None else None
    if place is not None and _is_here(request, place):
        return Answer(card, language, private=False)
    others = _in_own_chats(reply, request, kindergarten, session)
    if place is None:
        return Answer(card.but(OTHERS_TOLD) if others else card, language, private=True, told=others)
    return Answer(card.but(GROUP_TOLD), language, private=True, told=(Told(place, card, others),))


def _for_arbeidsgruppe(
    reply: Reply, request: Request, kindergarten: KindergartenView, session: Session
) -> Answer:
    """In its channel, also where one of it asked elsewhere in the same workspace; else the asker alone."""
    place = place_of_home(session, kindergarten.id)
    if place is None or place.tenant != request.place.tenant:
        return Answer(reply.card, kindergarten.language, private=True)
    if _is_here(request, place):
        return Answer(reply.card, kindergarten.language, private=False)
    return Answer(reply.card, kindergarten.language, private=True, told=(Told(place, reply.card),))


def _in_own_chats(
    reply: Reply, request: Request, kindergarten: KindergartenView, session: Session
) -> tuple[Told, ...]:
    """To everybody in the group but the asker."""
    others = [person for person in holders_of(session, kindergarten.id) if person != request.user]
    card = in_own_chat(reply.card, kindergarten.id, kindergarten.name)
    home = replace(request.place, channel=kindergarten.channel)
    return tuple(Told(replace(home, person=person), card) for person in sorted(others))
