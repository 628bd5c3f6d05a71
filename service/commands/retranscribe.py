"""`callgrade retranscribe`: sends calls round again, from their sound."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.commands.installed import data_dir_option, open_installation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.services import Services


@click.command()
@click.argument("call_ids", metavar="[CALL_ID]...", nargs=-1)
@click.option(
    "--all-fallback", is_flag=True, help="All calls that the offline recogniser transcribed."
)
@click.option(
    "--words",
    type=click.Choice(["supplied", "recogniser"]),
    help="Of calls that came with a transcript: whose words to take from now on. [default: the "
    "ones taken before]",
)
@data_dir_option
def retranscribe(
    call_ids: tuple[str, ...], all_fallback: bool, words: str | None, data_dir: Path | None
) -> None:
    """Transcribe and score calls again, as after Whisper became available."""
    if bool(call_ids) == all_fallback:
        raise click.UsageError("Name calls by their id, or give --all-fallback.")
    with open_installation(data_dir) as services:
        wanted = _fallback_ids(services) if all_fallback else call_ids
        sent, refused = _send_again(services, wanted, words)
    noun = "call is" if sent == 1 else "calls are"
    click.echo(f"{sent} {noun} being transcribed again.")
    for reason in refused:
        click.echo(reason, err=True)
    if refused:
        raise SystemExit(1)


def _fallback_ids(services: "Services") -> list[str]:
    from service.storage.calls import fallback_ids  # noqa: PLC0415 - help stays fast

    with services.database.transaction() as session:
        return fallback_ids(session)


def _send_again(
    services: "Services", call_ids: "Iterable[str]", words: str | None
) -> tuple[int, list[str]]:
    """How many calls were sent, and why others were not."""
    from service.errors import NotFound  # noqa: PLC0415 - help stays fast
    from service.storage import calls, given_transcripts, leases  # noqa: PLC0415

    sent, refused, queue_answers = 0, [], True
    for call_id in call_ids:
        try:
            with services.database.transaction() as session:
                changed = leases.score_again(calls.get_call(session, call_id), transcribe=True)
                if changed and words:
                    given_transcripts.use_given(session, call_id, use=words == "supplied")
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
