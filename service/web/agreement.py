"""The agreement panel: machine against people, people against people, and what only assists."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from rubrics.assist import base_version
from rubrics.in_use import rubric_in_use
from rubrics.rubric import Rubric, RubricError, rubric_to_dict
from service.errors import InvalidInput, PermanentError
from service.reports import CSV_TYPE
from service.reports.csv import stream_csv
from service.storage import agreement, assist, scorecards
from service.storage.agreement import Period
from service.storage.assist import Switch
from service.web.access import is_supervisor, protect, require_supervisor
from service.web.agreement_view import (
    VERDICTS,
    AgreementLine,
    AgreementView,
    Limits,
    agreement_table,
    agreement_view,
    figures_in_words,
    marked,
)
from service.web.current import services, signed_in, zone
from service.web.downloads import attached
from service.web.filters import filter_from_query

blueprint = protect(Blueprint("agreement", __name__))

_MOST_SWITCHES = 50
_MOST_AGAIN = 2000
_SOURCES = {"": "Reviews and rounds", "reviews": "Reviews", "rounds": "Blind rounds"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for; `in_use`: it is the rubric that calls are scored with now."""

    period: Period
    form: Mapping[str, Any]
    source: str
    in_use: bool


@blueprint.get("/agreement")
def show() -> ResponseReturnValue:
    """The panel of a rubric version and a period."""
    with services().database.transaction() as session:
        rubric = _rubric()
        asked = _asked(session, rubric)
        effective = assist.effective_rubric(session, rubric)
        others = assist.scored_otherwise(session, effective, limit=_MOST_AGAIN + 1)
        context = {
            "view": _view(session, asked),
            "asked": asked,
            "versions": _versions(session, rubric),
            "switches": assist.switches_of(session, rubric.id, limit=_MOST_SWITCHES),
            "others": len(others),
        }
    return render_template(
        "agreement.html",
        **context,
        query=request.args,
        effective=effective,
        titles={c.id: c.title for c in rubric.criteria},
        limits=_limits(),
        sources=_SOURCES,
        verdict_names=VERDICTS,
        most_again=_MOST_AGAIN,
        may_switch=is_supervisor() and asked.in_use,
    )


@blueprint.get("/agreement.csv")
def as_csv() -> Response:
    """The panel as CSV."""
    with services().database.transaction() as session:
        asked = _asked(session, _rubric())
        table = agreement_table(_view(session, asked), asked.period.version)
    return attached(Response(stream_csv(table), content_type=CSV_TYPE), "agreement.csv")


@blueprint.post("/agreement/assist")
def switch() -> ResponseReturnValue:
    """Switch a `criterion` to assist only (`assists=1`), or back into the score, with a reason."""
    require_supervisor()
    criterion, assists = request.form.get("criterion", ""), request.form.get("assists") == "1"
    with services().database.transaction() as session:
        rubric = _rubric()
        line = _line_of(session, rubric, criterion)
        if assists and not line.is_low:
            raise InvalidInput(
                f"Only a criterion with {_limits().least} comparisons or more and a kappa under "
                f"{_limits().kappa} can be switched to assist only."
            )
        wanted = Switch(
            rubric_id=rubric.id,
            criterion=criterion,
            assists=assists,
            reason=request.form.get("reason", ""),
            figures=figures_in_words(line),
        )
        assist.switch(session, signed_in(), wanted)
    now = "only assists from now on" if assists else "counts again from now on"
    flash(f"{line.title} {now}. Calls keep their score until they are scored again.")
    return redirect(url_for("agreement.show"))


@blueprint.post("/agreement/score-again")
def score_again() -> ResponseReturnValue:
    """Score the calls again that were scored with another set of assisting criteria."""
    require_supervisor()
    with services().database.transaction() as session:
        effective = assist.effective_rubric(session, _rubric())
        ids = assist.score_those_again(session, effective, limit=_MOST_AGAIN)
    for call_id in ids:
        # One refusal is enough to know that the queue is away; the rows wait for it to return.
        if not services().queue.enqueue(call_id):
            break
    flash(f"{len(ids)} {'call is' if len(ids) == 1 else 'calls are'} being scored again.")
    return redirect(url_for("agreement.show"))


def _view(session: Session, asked: _Asked) -> AgreementView:
    return agreement_view(session, asked.period, asked.form, _limits(), asked.source)


def _line_of(session: Session, rubric: Rubric, criterion: str) -> AgreementLine:
    """The criterion's figures over all time, whatever the page was narrowed to."""
    period = Period(rubric_id=rubric.id, version=rubric.version)
    view = agreement_view(session, period, rubric_to_dict(rubric), _limits())
    for line in view.lines:
        if line.criterion == criterion:
            return line
    raise InvalidInput("The rubric in use has no such criterion. Reload the page.")


def _asked(session: Session, rubric: Rubric) -> _Asked:
    wanted = filter_from_query(
        {key: request.args.get(key, "") for key in ("since", "until")}, zone()
    )
    chosen = request.args.get("rubric", "") or _key(rubric.id, rubric.version)
    forms = {_key(rubric.id, rubric.version): rubric_to_dict(rubric)}
    in_use = chosen in forms
    if not in_use:
        found = scorecards.forms_in_use(session).items()
        forms = {_key(name, base_version(version)): form for (name, version), form in found}
    if chosen not in forms:
        raise InvalidInput("No call was ever scored by that rubric version.")
    name, _, version = chosen.partition("@")
    source = request.args.get("source", "")
    return _Asked(
        period=Period(rubric_id=name, version=version, since=wanted.since, until=wanted.until),
        form=marked(forms[chosen], assist.assisting(session, name)),
        source=source if source in _SOURCES else "",
        in_use=in_use,
    )


def _versions(session: Session, rubric: Rubric) -> list[str]:
    """Every rubric version to choose from, the one in use first."""
    used = [_key(*known) for known in reversed(agreement.versions_in_use(session))]
    return list(dict.fromkeys([_key(rubric.id, rubric.version), *used]))


def _key(rubric_id: str, version: str) -> str:
    return f"{rubric_id}@{version}"


def _limits() -> Limits:
    settings = services().settings
    return Limits(settings.agreement_least, settings.assist_below_kappa)


def _rubric() -> Rubric:
    try:
        return rubric_in_use(services().settings.rubric)
    except RubricError as error:
        raise PermanentError(f"The rubric cannot be used: {error}") from error
