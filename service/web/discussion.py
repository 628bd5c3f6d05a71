"""Comments on a call, the mentions that reach a person, and clips to learn from."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.errors import InvalidInput, TransientError
from service.storage import clips, comments
from service.storage.clips import Stretch
from service.storage.comments import Remark
from service.web.access import is_agent, open_to_agents, protect, unseen_ids, visible_call
from service.web.call_data import load_scored
from service.web.comment_view import pieces
from service.web.current import services, signed_in, user
from service.web.times import seconds_from_clock

blueprint = protect(Blueprint("discussion", __name__))

_PAGE_CLIPS = 30
_MOST_MENTIONS = 100


@blueprint.post("/calls/<call_id>/comments")
def comment(call_id: str) -> ResponseReturnValue:
    """Say something on the call, on a moment (`at`, 01:12) or on a verdict (`on`, a criterion)."""
    at, criterion = request.form.get("at", "").strip(), request.form.get("on", "")
    remark = Remark(
        text=request.form.get("text", ""),
        at_seconds=seconds_from_clock(at) if at else None,
        criterion=criterion or None,
    )
    with services().database.transaction() as session:
        scored = load_scored(session, call_id)
        if criterion and criterion not in scored.scorecard.card["verdicts"]:
            raise InvalidInput("This call was not judged by that criterion. Reload the page.")
        added = comments.add_comment(session, scored.row, signed_in(), remark)
    return redirect(url_for("call.show", call_id=call_id, _anchor=f"comment-{added.id}"))


@blueprint.post("/comments/<int:comment_id>")
def change_comment(comment_id: int) -> ResponseReturnValue:
    """Edit one's comment, or with `delete=1` take it away."""
    with services().database.transaction() as session:
        if request.form.get("delete"):
            changed = comments.delete_comment(session, comment_id, signed_in())
            place = "comments"
        else:
            text = request.form.get("text", "")
            changed = comments.edit_comment(session, comment_id, signed_in(), text)
            place = f"comment-{comment_id}"
    return redirect(url_for("call.show", call_id=changed.call_id, _anchor=place))


@blueprint.get("/mentions")
def mentions() -> ResponseReturnValue:
    """The comments that mean the signed-in person, newest first."""
    with services().database.transaction() as session:
        found = comments.mentions_of(session, signed_in(), limit=_MOST_MENTIONS)
        people = comments.mentionable(session)
        seen = [m for m in found if m.comment.call_id not in unseen_ids()]
        shown = [(m, pieces(m.comment.text, people)) for m in seen]
    return render_template("mentions.html", mentions=shown)


@blueprint.get("/mentions/<int:mention_id>")
def open_mention(mention_id: int) -> ResponseReturnValue:
    """On to the comment; from now on it is seen."""
    with services().database.transaction() as session:
        mention = comments.open_mention(session, mention_id, signed_in())
        found = mention.comment
    return redirect(url_for("call.show", call_id=found.call_id, _anchor=f"comment-{found.id}"))


@blueprint.post("/mentions/seen")
def see_all() -> ResponseReturnValue:
    """Mark every mention as seen."""
    with services().database.transaction() as session:
        comments.see_all_mentions(session, signed_in())
    return redirect(url_for("discussion.mentions"))


@blueprint.post("/calls/<call_id>/clips")
def clip(call_id: str) -> ResponseReturnValue:
    """Keep a stretch of the call's sound with a note."""
    stretch = Stretch(
        seconds_from_clock(request.form.get("from", "")),
        seconds_from_clock(request.form.get("to", "")),
    )
    with services().database.transaction() as session:
        row = visible_call(session, call_id)
        clips.add_clip(session, row, signed_in(), stretch, request.form.get("note", ""))
    return redirect(url_for("call.show", call_id=call_id, _anchor="clips"))


@blueprint.get("/clips")
@open_to_agents
def all_clips() -> ResponseReturnValue:
    """The newest clips of every call that the person may see."""
    agent = (signed_in().agent_name or "") if is_agent() else None
    before = request.args.get("before", type=int)
    with services().database.transaction() as session:
        found = clips.newest_clips(session, agent=agent, before=before, limit=_PAGE_CLIPS + 1)
    more, found = len(found) > _PAGE_CLIPS, found[:_PAGE_CLIPS]
    older = found[-1][0].id if more else None
    found = [(clip, call) for clip, call in found if call.id not in unseen_ids()]
    return render_template("clips.html", clips=found, older=older, first_page=before is None)


@blueprint.get("/clips/<int:clip_id>")
@open_to_agents
def one_clip(clip_id: int) -> ResponseReturnValue:
    """One clip: an address to hand on to others who are signed in."""
    with services().database.transaction() as session:
        found = clips.get_clip(session, clip_id)
        row = visible_call(session, found.call_id)
    return render_template("clip.html", clip=found, call=row, reader=signed_in())


@blueprint.post("/clips/<int:clip_id>/delete")
def delete_clip(clip_id: int) -> ResponseReturnValue:
    """Take one's own clip away."""
    with services().database.transaction() as session:
        gone = clips.delete_clip(session, clip_id, signed_in())
    return redirect(url_for("call.show", call_id=gone.call_id, _anchor="clips"))


def unseen_mentions() -> int:
    """How many mentions wait for the signed-in person; read once a request."""
    if "unseen_mentions" not in g:
        g.unseen_mentions = _count_unseen()
    return int(g.unseen_mentions)


def _count_unseen() -> int:
    person = user()
    if person is None:
        return 0
    try:
        with services().database.transaction() as session:
            return comments.unseen_mentions(session, person)
    except TransientError:  # the page that says so has the count in its navigation too
        return 0
