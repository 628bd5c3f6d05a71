"""The kinds of phone system that may post recordings: one file a kind, one line here.

A kind proves who is calling before anything is kept, and turns what came into a `Delivery`.
"""

from service.intake.hooks import (
    asterisk,
    connect,
    freeswitch,
    generic,
    mapped,
    plivo,
    ringcentral,
    signalwire,
    telnyx,
    twilio,
    vonage,
    zoom,
)
from service.intake.hooks.delivery import HookKind

GENERIC = generic.KIND

_KINDS = (
    generic.KIND,
    asterisk.KIND,
    freeswitch.KIND,
    twilio.KIND,
    signalwire.KIND,
    telnyx.KIND,
    plivo.KIND,
    vonage.KIND,
    zoom.KIND,
    ringcentral.KIND,
    connect.KIND,
    mapped.KIND,
)

HOOKS: dict[str, HookKind] = {kind.name: kind for kind in _KINDS}
