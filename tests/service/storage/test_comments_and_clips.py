"""Comments, who is meant in them, and clips."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from service.errors import InvalidInput, NotAllowed, NotFound
from service.storage import calls, clips, comments, history
from service.storage.clips import Stretch
from service.storage.comments import Remark
from service.storage.session import Database
from service.storage.tables.base import utc_now
from tests.databases import lay_schema
from tests.service.storage.reviewing import CALL_ID, Desk, open_desk


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    opened = Database(f"sqlite:///{tmp_path_factory.mktemp('said') / 'calls.sqlite3'}")
    lay_schema(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def comment(desk: Desk, words: str) -> int:
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        return comments.add_comment(session, row, ana, Remark(words)).id


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("Look at this, @Ben Ito.", 1),
        ("@ben ito, twice @Ben Ito", 1),
        ("@Ben Itoh is somebody else", 0),
        ("for @Linda, who is an agent", 0),
    ],
)
def test_a_name_with_an_at_is_a_mention(desk: Desk, words: str, count: int) -> None:
    comment(desk, words)
    with desk.at_work() as (session, _card, ana):
        assert comments.unseen_mentions(session, desk.person(session, "Ben Ito")) == count
        assert comments.unseen_mentions(session, ana) == 0


def test_an_opened_mention_is_seen_and_only_by_who_is_meant(desk: Desk) -> None:
    comment(desk, "@Ben Ito")
    with desk.at_work() as (session, _card, ana):
        ben = desk.person(session, "Ben Ito")
        [mention] = comments.mentions_of(session, ben, limit=9)
        with pytest.raises(NotFound):
            comments.open_mention(session, mention.id, ana)
        comments.open_mention(session, mention.id, ben)
        session.flush()
        assert comments.unseen_mentions(session, ben) == 0


def test_an_edited_comment_is_in_the_history_as_it_was(desk: Desk) -> None:
    known = comment(desk, "He is rude.")
    with desk.at_work() as (session, _card, ana):
        comments.edit_comment(session, known, ana, "He was short. @Ben Ito")
        [edited, written] = history.history_of(session, CALL_ID, ana, for_agent=False, limit=9)
        assert (edited.old, edited.new) == ("He is rude.", "He was short. @Ben Ito")
        assert written.new == "He is rude."
        assert comments.unseen_mentions(session, desk.person(session, "Ben Ito")) == 1
        assert history.history_of(session, CALL_ID, ana, for_agent=True, limit=9) == []


def test_only_the_author_changes_a_comment_and_only_for_a_day(desk: Desk) -> None:
    known = comment(desk, "Good.")
    with desk.at_work() as (session, _card, ana):
        with pytest.raises(NotAllowed):
            comments.delete_comment(session, known, desk.person(session, "Ben Ito"))
        row = comments.comments_of(session, CALL_ID)[0]
        row.created_at = utc_now() - timedelta(hours=25)
        with pytest.raises(NotAllowed):
            comments.edit_comment(session, known, ana, "Bad.")


def test_a_deleted_comment_is_gone_with_its_mentions(desk: Desk) -> None:
    known = comment(desk, "@Ben Ito")
    with desk.at_work() as (session, _card, ana):
        comments.delete_comment(session, known, ana)
        session.flush()
        assert comments.comments_of(session, CALL_ID) == []
        assert comments.unseen_mentions(session, desk.person(session, "Ben Ito")) == 0


@pytest.mark.parametrize(
    ("start", "end"), [(5.0, 5.0), (9.0, 3.0), (-1.0, 3.0), (0.0, 601.0), (99.0, 101.0)]
)
def test_a_clip_is_a_stretch_of_the_call(desk: Desk, start: float, end: float) -> None:
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        with pytest.raises(InvalidInput):
            clips.add_clip(session, row, ana, Stretch(start, end), "Why")


def test_clips_of_an_agent_are_those_of_their_reviewed_calls(desk: Desk) -> None:
    with desk.at_work() as (session, _card, ana):
        row = calls.get_call(session, CALL_ID)
        clip = clips.add_clip(session, row, ana, Stretch(1.0, 3.5), "A good greeting")
        listed = {"before": None, "limit": 9}
        assert [c.id for c, _ in clips.newest_clips(session, agent=None, **listed)] == [clip.id]
        assert clips.newest_clips(session, agent="Linda", **listed) == []
        row.reviewed_at = utc_now()
        session.flush()
        assert len(clips.newest_clips(session, agent="Linda", **listed)) == 1
        assert clips.newest_clips(session, agent="Mo", **listed) == []
