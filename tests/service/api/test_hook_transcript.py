"""A phone system may send its own transcript beside the recording."""

from io import BytesIO

import pytest
from werkzeug.datastructures import FileStorage

from service.storage.given_transcripts import given_in_use
from tests.service.api.conftest import Installation
from tests.service.api.requests import post_with_token

VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Agent>Good morning, Acme.\n"


@pytest.mark.parametrize("as_file", [True, False], ids=["file", "field"])
def test_it_is_kept_with_the_call(installation: Installation, as_file: bool) -> None:
    part = FileStorage(BytesIO(VTT.encode()), filename="17.vtt") if as_file else VTT
    answer = post_with_token(installation.client, installation.pbx.token, transcript=part)  # type: ignore[arg-type]
    assert answer.status_code == 202
    with installation.services.database.transaction() as session:
        given = given_in_use(session, answer.json["id"])
    assert given is not None
    assert (given.name, given.form, given.text) == (
        "17.vtt" if as_file else "transcript",
        "VTT",
        VTT,
    )


def test_one_that_cannot_be_read_is_refused_with_its_line(installation: Installation) -> None:
    bad = VTT.replace("-->", "to")
    answer = post_with_token(installation.client, installation.pbx.token, transcript=bad)
    assert answer.status_code == 400
    assert "line 3: a cue begins with its times" in answer.json["error"]["message"]
    assert installation.calls() == []


def test_an_empty_field_is_no_transcript(installation: Installation) -> None:
    answer = post_with_token(installation.client, installation.pbx.token, transcript=" ")
    assert answer.status_code == 202
