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
    assert listed.startswith("pbx  generic  agent-channel=auto  nothing yet")
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


def test_a_vendors_secret_is_read_from_a_file_and_never_printed(callgrade, services):
    done = callgrade(
        "source", "add", "voice", "--kind", "twilio", "--secret-file", "-", typed="e3b0c442\n"
    )
    with services.database.transaction() as session:
        row = sources.get_source(session, "voice")
    assert (row.kind, row.secret, row.agent_channel) == ("twilio", "e3b0c442", "right")
    assert "e3b0c442" not in done.output
    assert "recordingStatusCallback=" in done.output


def test_a_vendors_secret_must_be_given(callgrade):
    done = callgrade("source", "add", "voice", "--kind", "twilio")
    assert done.exit_code == 2
    assert "--secret-file" in done.output


def test_an_unknown_kind_is_refused_with_the_known_ones(callgrade):
    done = callgrade("source", "add", "voice", "--kind", "tin-can")
    assert done.exit_code == 2
    assert "freeswitch" in done.output
    assert "freeswitch" in CliRunner().invoke(main, ["source", "kinds"]).output


def test_a_rotated_secret_counts_beside_the_old_one_until_that_is_retired(callgrade, services):
    callgrade("source", "add", "pbx")
    token = re.search(r"cgt_[\w-]+", callgrade("source", "rotate", "pbx").output).group()
    with services.database.transaction() as session:
        row = sources.get_source(session, "pbx")
        assert row.token_hash == hash_token(token)
        assert row.old_secret
    assert callgrade("source", "retire", "pbx").exit_code == 0
    with services.database.transaction() as session:
        assert sources.get_source(session, "pbx").old_secret is None


def test_a_test_request_says_that_it_passed(callgrade):
    callgrade("source", "add", "pbx", "--kind", "asterisk")
    assert "passed" in callgrade("source", "test", "pbx").output
    assert "noted" in callgrade("source", "list").output


def test_showing_a_source_shows_no_secret(callgrade):
    callgrade("source", "add", "pbx", "--kind", "asterisk")
    shown = callgrade("source", "show", "pbx").output
    assert "/hooks/pbx" in shown
    assert "YOUR-TOKEN" in shown


def test_a_mapping_and_credentials_are_set_from_the_command_line(callgrade, services):
    callgrade("source", "add", "crm", "--kind", "mapped")
    callgrade("source", "mapping", "crm", "recording_url=data.media.0.href", "agent=who.name")
    callgrade("source", "fetching", "crm", "bearer", "--secret-file", "-", typed="t0ken\n")
    with services.database.transaction() as session:
        row = sources.get_source(session, "crm")
        header = sources.fetch_authorization(session, row.id)
    assert row.mapping == {"recording_url": "data.media.0.href", "agent": "who.name"}
    assert header == "Bearer t0ken"
    assert "no field" in callgrade("source", "mapping", "crm", "colour=x").output


def test_the_agents_channel_is_set_by_direction(callgrade, services):
    callgrade("source", "add", "pbx")
    assert callgrade("source", "channels", "pbx", "right", "left").exit_code == 0
    with services.database.transaction() as session:
        row = sources.get_source(session, "pbx")
    assert (row.agent_channel, row.outbound_agent_channel) == ("right", "left")
