"""`callgrade requeue`: lets quarantined and failed calls be tried again."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.commands.installed import data_dir_option, open_installation

if TYPE_CHECKING:
    from service.services import Services


@click.command()
@click.argument("call_ids", metavar="[CALL_ID]...", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Every call in quarantine.")
@data_dir_option
def requeue(call_ids: tuple[str, ...], all_: bool, data_dir: Path | None) -> None:
    """Try calls again that were given up, once the cause is gone."""
    if bool(call_ids) == all_:
        raise click.UsageError("Name calls by their id, or give --all.")
    with open_installation(data_dir) as services:
        sent, refused = _send_again(services, _quarantined(services) if all_ else call_ids)
    click.echo(f"{sent} {'call is' if sent == 1 else 'calls are'} being tried again.")
    for reason in refused:
        click.echo(reason, err=True)
    if refused:
        raise SystemExit(1)


def _quarantined(services: "Services") -> list[str]:
    from service.storage import leases  # noqa: PLC0415 - help stays fast

    with services.database.transaction() as session:
        return leases.quarantined_ids(session)


def _send_again(services: "Services", call_ids: Iterable[str]) -> tuple[int, list[str]]:
    """How many calls were sent, and why others were not."""
    from service.errors import NotFound  # noqa: PLC0415 - help stays fast
    from service.storage import calls, leases  # noqa: PLC0415

    sent, refused, queue_answers = 0, [], True
    for call_id in call_ids:
        try:
            with services.database.transaction() as session:
                changed = leases.score_again(calls.get_call(session, call_id), transcribe=False)
        except NotFound:
            refused.append(f"{call_id}: there is no such call.")
            continue
        if not changed:
            refused.append(f"{call_id}: it waits or is being worked on already.")
            continue
        sent += 1
        # One refusal is enough to know that the queue is away; the rows wait for its return.
        queue_answers = queue_answers and services.queue.enqueue(call_id)
    return sent, refused
