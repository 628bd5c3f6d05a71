"""Phone systems are added, listed and removed; their credentials are printed once and work."""

import re

from click.testing import CliRunner

from service.cli import main
from service.storage import sources
from service.storage.users import hash_token


def test_adding_prints_credentials_that_are_the_sources(callgrade, services):
    done = callgrade("source", "add", "pbx", "--agent-channel", "right")
    secret = re.search(r"whsec_\S+", done.output).group()
    token = re.search(r"cgt_[\w-]+", done.output).group()
    with services.database.transaction() as session:
        row = sources.get_source(session, "pbx")
    assert done.exit_code == 0
    assert (row.secret, row.token_hash, row.agent_channel) == (secret, hash_token(token), "right")


def test_the_printed_curl_names_the_public_address(callgrade):
    done = callgrade("source", "add", "pbx", CALLGRADE_PUBLIC_URL="https://calls.example.org/")
    assert "https://calls.example.org/hooks/pbx" in done.output
    assert "-F file=@recording.wav" in done.output


def test_a_bad_or_taken_name_is_refused(callgrade):
    callgrade("source", "add", "pbx")
    for name, hint in (("pbx", "already a source"), ("Bad Name", "lower-case")):
        done = callgrade("source", "add", name)
        assert done.exit_code == 1
        assert hint in done.output


def test_listing_shows_no_credentials(callgrade):
    assert "There is no source yet" in callgrade("source", "list").output
    callgrade("source", "add", "pbx")
    listed = callgrade("source", "list").output
    assert listed.startswith("pbx  agent-channel=auto  ")
    assert "whsec_" not in listed


def test_removing_takes_the_source_away(callgrade):
    callgrade("source", "add", "pbx")
    assert callgrade("source", "remove", "pbx").exit_code == 0
    assert "no source named pbx" in callgrade("source", "remove", "pbx").output


def test_a_folder_without_an_installation_is_not_made_into_one(tmp_path):
    done = CliRunner().invoke(main, ["source", "add", "pbx", "--data-dir", str(tmp_path / "typo")])
    assert done.exit_code == 1
    assert "--data-dir" in done.output
    assert not (tmp_path / "typo").exists()
