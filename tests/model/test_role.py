"""Nobody becomes styrer and verneombud at once, and who is both already is not thrown out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.role import Role, RoleHolder, StyrerAsVerneombud, styrer_and_verneombud, with_roles

TODAY = date(2026, 11, 30)
people = st.lists(st.sampled_from(["one", "two", "three"]), unique=True)
roles = st.dictionaries(st.sampled_from(list(Role)), people)


def holders(held: dict[Role, list[str]]) -> list[RoleHolder]:
    return [RoleHolder(role=role, user_id=person) for role, persons in held.items() for person in persons]


@given(roles, roles)
def test_who_gets_a_role_has_it_and_nobody_new_has_both(
    before: dict[Role, list[str]], new: dict[Role, list[str]]
) -> None:
    wanted = before | new
    both = set(wanted.get(Role.STYRER, ())) & set(wanted.get(Role.VERNEOMBUD, ()))
    were = styrer_and_verneombud(holders(before))
    if both <= were:
        after = with_roles(holders(before), new, TODAY)
        assert all((one.since == TODAY) == (one.user_id not in before.get(one.role, ())) for one in after)
        assert {(one.role, one.user_id) for one in after} == {
            (role, person) for role, persons in wanted.items() for person in persons
        }
    else:
        with pytest.raises(StyrerAsVerneombud):
            with_roles(holders(before), new, TODAY)
