"""`callgrade reindex`: makes the words of calls findable that were transcribed before."""

from pathlib import Path

import click

from service.commands.installed import data_dir_option, open_installation

_BATCH_CALLS = 100


@click.command()
@data_dir_option
def reindex(data_dir: Path | None) -> None:
    """Let searches find the words of calls that an earlier version transcribed.

    Calls that are found already are left alone; it may run while Callgrade does, and again.
    """
    from service.storage.transcript_index import index_call, unindexed  # noqa: PLC0415

    done, last = 0, ""
    with open_installation(data_dir) as services:
        while True:
            # A short transaction a batch: the workers' results must not wait.
            with services.database.transaction() as session:
                ids = unindexed(session, after=last, limit=_BATCH_CALLS)
                for call_id in ids:
                    index_call(session, call_id)
            if not ids:
                break
            done, last = done + len(ids), ids[-1]
    click.echo(f"{done} {'call' if done == 1 else 'calls'} can be searched from now on.")
