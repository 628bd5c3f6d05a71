"""Telling other systems and people what happened to calls: one file a way, one line here."""

from collections.abc import Callable

from service.notices import mail, webhook
from service.notices.errors import Refused, Unheard
from service.notices.message import Message
from service.storage.receivers import EMAIL, WEBHOOK

__all__ = ["WAYS", "Message", "Refused", "Unheard"]

# Each says how the receiver answered; raises `Refused` or `Unheard` when it has no notice now.
WAYS: dict[str, Callable[[Message], str]] = {
    WEBHOOK: webhook.send,
    EMAIL: mail.send,
}
