"""Posts recordings at a rate or as fast as may be, and says how long each answer took."""

import http.client
import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

_TIMEOUT_SECONDS = 60
_MOST_AT_ONCE = 128
_BOUNDARY = "a4f1c0ffee5a4f1c0ffee5"


@dataclass(slots=True)
class Load:
    """Sends `size_bytes` of sound a request to a server, each under an id of its own.

    As a `form` it is the body that curl -F makes, else the bare sound that curl -T sends.
    """

    port: int
    token: str
    sound: bytes
    form: bool = True
    seconds: list[float] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def at_rate(self, requests_a_second: float, seconds: float, name: str) -> None:
        """One request every so often, whatever became of those before; waiting counts."""
        began = time.perf_counter()
        with ThreadPoolExecutor(_MOST_AT_ONCE) as pool:
            for number in range(round(requests_a_second * seconds)):
                due = began + number / requests_a_second
                time.sleep(max(0.0, due - time.perf_counter()))
                pool.submit(self._send, f"{name}-{number}", due)

    def as_fast_as_possible(self, at_once: int, seconds: float, name: str) -> float:
        """So many clients, each one request after another; requests a second."""
        ends_at = time.perf_counter() + seconds
        before, began = len(self.seconds), time.perf_counter()

        def client(number: int) -> None:
            count = 0
            while time.perf_counter() < ends_at:
                self._send(f"{name}-{number}-{count}", time.perf_counter())
                count += 1

        _all_at_once(at_once, client)
        return (len(self.seconds) - before) / (time.perf_counter() - began)

    def _send(self, external_id: str, due: float) -> None:
        try:
            status, answer = self._ask(external_id)
        except (OSError, http.client.HTTPException) as error:
            status, answer = 0, repr(error).encode()
        took = time.perf_counter() - due
        with self._lock:
            if 200 <= status < 300:
                self.seconds.append(took)
                self.ids.add(json.loads(answer)["id"])
            else:
                self.failures.append(f"{status} {answer[:200]!r}")

    def _ask(self, external_id: str) -> tuple[int, bytes]:
        # The id makes each a sound of its own.
        sound = external_id.encode().ljust(64, b"\0") + self.sound[64:]
        path, body, content_type = f"/hooks/pbx/{external_id}.wav", sound, "audio/x-wav"
        if self.form:
            path, body = "/hooks/pbx", _form(external_id, sound)
            content_type = f"multipart/form-data; boundary={_BOUNDARY}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_TIMEOUT_SECONDS)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": content_type}
        try:
            method = "POST" if self.form else "PUT"
            connection.request(method, f"{path}?call_id={external_id}", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def _form(external_id: str, sound: bytes) -> bytes:
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="call_id"\r\n\r\n{external_id}\r\n'
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n'
        "Content-Type: audio/x-wav\r\n\r\n"
    )
    return head.encode() + sound + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _all_at_once(count: int, work: Callable[[int], None]) -> None:
    with ThreadPoolExecutor(count) as pool:
        for future in [pool.submit(work, number) for number in range(count)]:
            future.result()
