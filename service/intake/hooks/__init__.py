"""The kinds of phone system that may post recordings: one file a kind, one line here.

A kind proves who is calling before anything is kept, and turns what came into a `Delivery`.
Today every source posts in the generic form.
"""

from service.intake.hooks import generic
from service.intake.hooks.delivery import HookKind

GENERIC = "generic"

HOOKS: dict[str, HookKind] = {
    GENERIC: generic.receive_delivery,
}
