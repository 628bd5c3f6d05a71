"""`callgrade swap`: exchanges agent and caller of calls whose roles were taken wrongly."""

from pathlib import Path

import click

from service.commands.installed import data_dir_option, open_installation


@click.command()
@click.argument("call_ids", metavar="CALL_ID...", nargs=-1, required=True)
@data_dir_option
def swap(call_ids: tuple[str, ...], data_dir: Path | None) -> None:
    """Swap agent and caller, and score the calls at once, without transcribing them again.

    Swapping once more undoes it. A call that is not there or is being worked on is named on
    stderr, and the exit status is 1.
    """
    from service.errors import NotFound, NotReady  # noqa: PLC0415 - help stays fast
    from service.role_swap import swap_agent_and_caller  # noqa: PLC0415

    refused = 0
    with open_installation(data_dir) as services:
        for call_id in call_ids:
            try:
                card = swap_agent_and_caller(services, call_id, None)
            except (NotFound, NotReady) as error:
                click.echo(f"{call_id}: {error.message}", err=True)
                refused += 1
                continue
            score = "no score" if card.score is None else f"score {card.score:g}"
            click.echo(f"{call_id}: agent and caller are swapped; {score}.")
    if refused:
        raise SystemExit(1)
