"""The button that exchanges agent and caller of a call."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from service.errors import NotReady
from service.role_swap import swap_agent_and_caller
from service.web.access import protect
from service.web.current import services, signed_in

blueprint = protect(Blueprint("swap", __name__))


@blueprint.post("/calls/<call_id>/swap")
def swap(call_id: str) -> ResponseReturnValue:
    """Swap agent and caller, score the call at once, and show it."""
    try:
        swap_agent_and_caller(services(), call_id, signed_in())
    except NotReady as busy:
        flash(busy.message)
    else:
        flash("Agent and caller are swapped, and the call is scored anew. Swap again to undo it.")
    return redirect(url_for("call.show", call_id=call_id))
