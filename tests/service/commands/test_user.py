"""People get a password that they typed, that the environment gives, or that is made up."""

import re

import pytest
from sqlalchemy import select

from service.storage import users
from service.storage.tables import UserRow
from service.storage.users import Role


def can_sign_in(services, name: str, password: str) -> bool:
    with services.database.transaction() as session:
        return users.check_password(session, name, password) is not None


def test_without_a_password_one_is_made_up_and_shown(callgrade, services):
    done = callgrade("user", "add", "ana", "--role", "supervisor")
    shown = re.search(r"shown once\)\s+(\S+)", done.output).group(1)
    assert can_sign_in(services, "ana", shown)
    with services.database.transaction() as session:
        assert users.check_password(session, "ana", shown).role == Role.SUPERVISOR


def test_a_password_from_the_environment_is_not_printed(callgrade, services):
    done = callgrade("user", "add", "ana", CALLGRADE_PASSWORD="from the environment")
    assert can_sign_in(services, "ana", "from the environment")
    assert "from the environment" not in done.output


def test_a_password_is_asked_for_twice_and_not_echoed(callgrade, services):
    done = callgrade("user", "add", "ana", "--password", typed="typed by hand\ntyped by hand\n")
    assert can_sign_in(services, "ana", "typed by hand")
    assert "typed by hand" not in done.output


def test_a_new_password_ends_old_sign_ins(callgrade, services):
    callgrade("user", "add", "ana", CALLGRADE_PASSWORD="the old password")
    with services.database.transaction() as session:
        person = users.check_password(session, "ana", "the old password")
        token = users.sign_in(session, person, seconds=60)
    callgrade("user", "password", "ana", CALLGRADE_PASSWORD="the new password")
    with services.database.transaction() as session:
        assert users.signed_in_user(session, token) is None
    assert can_sign_in(services, "ana", "the new password")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("add", "ana", "--password", "short"), "at least 10 characters"),
        (("password", "nobody"), "no user named nobody"),
        (("add", "ana", "--role", "king"), "reviewer"),
    ],
)
def test_what_cannot_be_done_is_said(callgrade, arguments, hint):
    done = callgrade("user", *arguments)
    assert done.exit_code != 0
    assert hint in done.output


def test_an_agent_is_added_with_the_name_at_their_calls(callgrade, services):
    callgrade("user", "add", "sara", "--role", "agent", "--agent", "Sara Lind")
    with services.database.transaction() as session:
        person = session.scalars(select(UserRow).where(UserRow.name == "sara")).one()
        assert (person.role, person.agent_name) == (Role.AGENT, "Sara Lind")


@pytest.mark.parametrize("options", [("--role", "agent"), ("--agent", "Sara Lind")])
def test_the_name_at_the_calls_belongs_to_agents(callgrade, options):
    done = callgrade("user", "add", "sara", *options)
    assert done.exit_code != 0
    assert "name that stands at their calls" in done.output
