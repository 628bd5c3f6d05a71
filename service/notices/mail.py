"""Telling a person by e-mail, over the house's own mail server."""

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from service.notices.errors import Refused, Unheard
from service.notices.message import Message
from service.storage.tables import NoticeKind

_SECONDS = 20.0
_PORTS = {"smtp": 25, "smtps": 465}


def send(message: Message) -> str:
    """Hand the notice to the mail server; what it said. Raises `Unheard`, `Refused`."""
    if not message.settings.smtp_url:
        raise Unheard("No mail server is set: let CALLGRADE_SMTP_URL name one.")
    try:
        with _connection(message.settings.smtp_url) as server:
            server.send_message(_letter(message))
    except smtplib.SMTPRecipientsRefused as error:
        raise _refused(error.recipients[message.address]) from error
    except smtplib.SMTPResponseException as error:
        raise _refused((error.smtp_code, error.smtp_error)) from error
    except (smtplib.SMTPException, OSError) as error:
        raise Unheard(f"The mail server could not be used ({error}).") from error
    return "The mail server took it."


def _connection(address: str) -> smtplib.SMTP:
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 25)
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
    if parts.username:
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


def _letter(message: Message) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = message.settings.mail_from or "callgrade@localhost"
    letter["To"] = message.address
    letter["Subject"] = _plain(_subject(message))
    letter["Date"] = format_datetime(message.at)
    # The same at every attempt, so that a mailbox can tell a repeat.
    letter["Message-ID"] = f"<{message.id}@callgrade>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n".join(_lines(message)) + "\n")
    return letter


def _subject(message: Message) -> str:
    told = message.payload
    if message.kind is NoticeKind.TEST:
        return "Callgrade: a test"
    who = f"a call of {told['agent']}" if told.get("agent") else "a call"
    if message.kind is NoticeKind.FAILED:
        return f"Callgrade: {who} could not be scored"
    if told.get("auto_fail"):
        return f"Callgrade: {who} fails outright"
    return f"Callgrade: {who} has {_score(told['score'])}"


def _lines(message: Message) -> list[str]:
    told = message.payload
    if message.kind is NoticeKind.TEST:
        return [str(told["message"])]
    lines = [
        f"Agent: {_plain(told.get('agent') or 'not known')}",
        f"Call: {told['direction']}, {told['started_at']}",
    ]
    if message.kind is NoticeKind.FAILED:
        lines.append(f"What happened: {_plain(told['error']['message'] or 'not known')}")
    else:
        lines += _scored_lines(message)
    if message.call_link:
        lines += ["", message.call_link]
    return lines


def _scored_lines(message: Message) -> list[str]:
    told = message.payload
    lines = [f"Score: {_score(told['score'])}{', auto-fail' if told['auto_fail'] else ''}"]
    if message.kind is NoticeKind.CHANGED:
        lines.append(f"Before: {_score(told['previous_score'])} (changed by {told['changed_by']})")
    if told.get("failed_criteria"):
        lines.append(f"Failed: {', '.join(told['failed_criteria'])}")
    if told["unsure_criteria"]:
        lines.append(f"Left to a person: {told['unsure_criteria']} criteria")
    return lines


def _score(score: float | None) -> str:
    return "no score" if score is None else f"{score:.0f} of 100"


def _plain(text: str) -> str:
    """One line: a name must not add lines of its own to a letter."""
    return " ".join(text.split())


def _refused(said: tuple[int, bytes | str]) -> Refused | Unheard:
    code, words = said
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    sentence = f"The mail server answered {code}: {_plain(text)[:200]}"
    return Refused(sentence) if code >= 500 else Unheard(sentence)
