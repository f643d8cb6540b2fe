"""Gatherings for those who hold a role, each told in their own chat. It is Monday 23 November 2026, 09:00."""

from sqlalchemy import select

from bot.model.post import Post
from bot.model.role import RoleHolder
from bot.model.webinar import SignUp, Webinar
from tests.handlers.webinars.conftest import Desk


def test_holders_of_the_role_are_told_in_their_own_chats(desk: Desk) -> None:
    number = desk.publish(audience="verneombud")
    desk.world.turn(2026, 12, 2, 12, 30)
    assert desk.told_alone(number, "verneombud") == ["published", "hour"]
    assert desk.told_alone(number, "tillitsvalgt") == desk.told_alone(number, "ansatt") == []
    assert desk.told_alone(number, "verneombud", "fjelltun") == desk.told(number) == []


def test_whoever_takes_the_role_later_hears_of_it_and_whoever_gave_it_up_does_not(
    small_desk: Desk,
) -> None:
    number = small_desk.publish(audience="verneombud")
    small_desk.world.turn(2026, 11, 24)
    with small_desk.world.store.write() as session:
        for holder in session.scalars(select(RoleHolder).where(RoleHolder.user_id == "verneombud")):
            if holder.kindergarten_id == 1:
                session.delete(holder)
        session.add(RoleHolder(kindergarten_id=1, role="verneombud", user_id="mona"))
        webinar = session.get_one(Webinar, number)
        webinar.look_again(small_desk.world.clock.now())
    small_desk.world.turn(2026, 12, 2, 12, 30)
    assert small_desk.told_alone(number, "verneombud") == ["published"]
    assert small_desk.told_alone(number, "mona") == ["published", "hour"]


def test_sign_ups_are_counted_and_a_mind_can_be_changed(desk: Desk) -> None:
    number = desk.publish(audience="verneombud")
    desk.world.turn(2026, 11, 24)
    shows = f"hms program webinar {number}"
    assert "Påmeldt: 0 personer" in desk.says(shows)
    assert "Du blir med" in desk.world.text(f"hms webinar blir-med {number}", "verneombud")
    desk.world.text(f"hms webinar blir-med {number}", "verneombud")
    assert "Påmeldt: 1 person\n" in desk.says(shows)
    assert "Du har sagt at du blir med." in desk.world.text(f"hms webinar {number}", "verneombud")
    assert "Du kan ikke" in desk.world.text(f"hms webinar kan-ikke {number}", "verneombud")
    assert "Påmeldt: 0 personer" in desk.says(shows)
    desk.world.turn(2026, 12, 2, 12, 30)
    told = desk.told_alone(number, "verneombud")
    assert told == ["published", "hour"], "whom a reminder spares has said no, and posts name people"


def test_nobody_else_signs_up_or_sees_it(small_desk: Desk) -> None:
    number = small_desk.publish(audience="verneombud")
    assert "Jeg fant det ikke" in small_desk.world.text(f"hms webinar blir-med {number}", "tillitsvalgt")
    for user in ("tillitsvalgt", "ansatt"):
        assert "Vernerunden" not in small_desk.world.text("hms webinar", user)
    assert "Vernerunden" in small_desk.world.text("hms webinar", "verneombud")
    assert "Påmeldt: 0 personer" in small_desk.says(f"hms program webinar {number}")


def test_when_it_has_begun_nobody_signs_up_and_only_the_count_is_kept(small_desk: Desk) -> None:
    number = small_desk.publish(audience="verneombud")
    small_desk.world.text(f"hms webinar blir-med {number}", "verneombud")
    with small_desk.world.store.read() as session:
        kept = session.scalars(select(SignUp)).all()
        assert [one.comes for one in kept] == [True]
        assert "verneombud" not in kept[0].person, "a hash, and no id"
    small_desk.world.turn(2026, 12, 2, 13, 30)
    assert "påmeldingen er stengt" in small_desk.world.text(f"hms webinar kan-ikke {number}", "verneombud")
    small_desk.world.turn(2026, 12, 3)
    with small_desk.world.store.read() as session:
        assert session.scalars(select(SignUp)).all() == []
        webinar = session.get_one(Webinar, number)
        assert (webinar.sign_up_key, webinar.signed_up) == (None, 1)
    assert "Påmeldt: 1 person" in small_desk.says(f"hms program webinar {number}")


def test_whoever_holds_the_role_in_two_kindergartens_is_told_once(small_desk: Desk) -> None:
    small_desk.join("fjelltun", "Dal")
    with small_desk.world.store.write() as session:
        if session.get(RoleHolder, (2, "verneombud", "verneombud")) is None:
            session.add(RoleHolder(kindergarten_id=2, role="verneombud", user_id="verneombud"))
    number = small_desk.publish(audience="verneombud")
    small_desk.world.turn(2026, 11, 24)
    with small_desk.world.store.read() as session:
        posts = session.scalars(select(Post).where(Post.kind == "gathering", Post.to_user == "verneombud"))
        assert [(one.kindergarten_id, one.period) for one in posts] == [(1, f"{number}/published/verneombud")]
