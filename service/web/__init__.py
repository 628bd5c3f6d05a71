"""The pages."""

from datetime import datetime

from flask import Flask

from service.web import (
    access,
    again,
    agreement,
    audio,
    blind,
    call,
    calls,
    desk,
    discussion,
    disputes,
    downloads,
    errors,
    headers,
    health,
    lines,
    names,
    notifications,
    review,
    rounds,
    samples,
    sign_in,
    source,
    sources,
    states,
    swap,
    times,
    todo,
    transcripts,
    upload,
    you,
)
from service.web.card_view import VERDICT_WORDS
from service.web.current import user, writing, writing_name, zone

_BLUEPRINTS = (
    health.blueprint,
    sign_in.blueprint,
    sign_in.account,
    you.blueprint,
    todo.blueprint,
    desk.blueprint,
    calls.blueprint,
    call.blueprint,
    audio.blueprint,
    again.blueprint,
    samples.blueprint,
    upload.blueprint,
    swap.blueprint,
    transcripts.blueprint,
    sources.blueprint,
    source.blueprint,
    notifications.blueprint,
    downloads.blueprint,
    review.blueprint,
    lines.blueprint,
    discussion.blueprint,
    disputes.blueprint,
    rounds.blueprint,
    blind.blueprint,
    agreement.blueprint,
)


def register(app: Flask) -> None:
    """Add every page to the application."""
    app.before_request(access.refuse_nul)
    app.before_request(access.limit_strangers)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    headers.register(app)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        mm_ss=times.mm_ss,
        moment=_moment,
        number=_number,
        clock=times.clock,
        megabytes=_megabytes,
        readable=names.readable,
        plain_name=names.plain_name,
        state_label=states.state_label,
        audio_flag=states.AUDIO_FLAGS.get,
        unfinished=states.is_unfinished,
    )
    app.jinja_env.globals.update(
        current_user=user,
        is_agent=access.is_agent,
        is_supervisor=access.is_supervisor,
        open_disputes=disputes.open_disputes,
        calls_to_score=rounds.to_score,
        may_see_sources=source.may_see_sources,
        unseen_mentions=discussion.unseen_mentions,
        verdict_words=VERDICT_WORDS,
        writing_name=writing_name,
        config_zone=lambda: zone().key,
    )


def _moment(moment: datetime) -> str:
    return writing().day_and_time(moment, zone())


def _number(value: float, digits: int = 0) -> str:
    return writing().number(value, digits)


def _megabytes(size_bytes: int) -> str:
    return times.megabytes(size_bytes, writing())
