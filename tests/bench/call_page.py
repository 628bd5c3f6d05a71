"""How heavy the page of a call is and when it is there, for a call of an hour and of two.

Served by the development server of this machine to a headless Chromium: what a page adds to
the network's own time.
"""

import io
import random
import struct
import wave
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np
from playwright.sync_api import Browser, CDPSession, Page
from sqlalchemy import select

from rubrics.call import Call, Engine, Speaker, Utterance, Word
from service.services import Services
from service.storage import users
from service.storage.tables import UserRow
from tests.browser.chromium import NAME, running_chromium, served
from tests.factories import STARTED, Example, add_scored_call, shipped_example

ROUNDS = 5
_TEXT = (
    "the order never came and I have been waiting for two weeks now could you please look into "
    "it again because number four seven one nine is what they gave me on Monday thank you"
)
_WORDS = _TEXT.split()
_WORD_SECONDS, _UTTERANCE_SECONDS = 0.3, 2.4
_MEASURES = """() => {
    const page = performance.getEntriesByType("navigation")[0];
    const resources = performance.getEntriesByType("resource");
    const files = resources.filter((e) => !e.name.endsWith("/audio"));
    const all = [page, ...files];
    const sum = (key) => all.reduce((total, entry) => total + entry[key], 0) / 1000;
    return {
        "answer, ms": page.responseStart,
        "DOMContentLoaded, ms": page.domContentLoadedEventEnd,
        "first paint, ms": performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
        "all there, ms": Math.max(...all.map((e) => e.responseEnd)),
        "over the wire, kB": sum("encodedBodySize"),
        "unpacked, kB": sum("decodedBodySize"),
        "page alone, kB": page.encodedBodySize / 1000,
        "peaks, kB": files.find((e) => e.name.includes("/peaks?"))?.encodedBodySize / 1000,
        "elements": document.querySelectorAll("*").length,
        "jumps (CLS)": window.jumps,
    };
}"""
_WATCH_JUMPS = """window.jumps = 0;
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.jumps += entry.value;
}).observe({type: "layout-shift", buffered: true});"""


def main() -> None:
    """Print the measures of both pages, each of the least disturbed of some loads."""
    with TemporaryDirectory() as folder, served(Path(folder)) as (services, address):
        calls = {hours: add_long_call(services, hours) for hours in (1, 2)}
        with running_chromium() as browser:
            for hours, call_id in calls.items():
                page = signed_in(browser, services, address)
                measured = [_load(page, f"{address}/calls/{call_id}") for _ in range(ROUNDS)]
                print(f"a call of {hours} h, {_utterances(hours)} utterances")
                for name in measured[0]:
                    print(f"  {name:24} {min(m[name] or 0 for m in measured):10.2f}")


def add_long_call(services: Services, hours: float) -> str:
    """A scored call of that length with its words, their times and its peaks; its id."""
    seconds = hours * 3600
    made_of = shipped_example()
    call = replace(
        made_of.call,
        utterances=tuple(_talk(seconds)),
        duration=seconds,
        silences=(),
        engine=Engine("whisper", "small.en"),
        started_at=STARTED,
    )
    return add_scored_call(
        services,
        Example(call, made_of.card, made_of.rubric),
        sound=_silence(seconds),
        peaks=_peaks(call),
    ).id


def signed_in(browser: Browser, services: Services, address: str) -> Page:
    """A page of a browser with an empty cache, signed in."""
    with services.database.transaction() as session:
        person = session.scalars(select(UserRow).where(UserRow.name == NAME)).one()
        token = users.sign_in(session, person, seconds=3600)
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": "callgrade-sign-in", "value": token, "url": address}])
    context.add_init_script(_WATCH_JUMPS)
    return context.new_page()


def _load(page: Page, address: str) -> dict[str, float]:
    browser = page.context.new_cdp_session(page)
    browser.send("Network.clearBrowserCache")
    browser.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto("about:blank")
    before, server_before = _busy_seconds(browser), process_time()
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    measured: dict[str, float] = page.evaluate(_MEASURES)
    measured["server's processor, ms"] = 1000 * (process_time() - server_before)
    measured["page's processor, ms"] = 1000 * (_busy_seconds(browser) - before)
    return measured


def _busy_seconds(browser: CDPSession) -> float:
    """How long the page's main thread was on a processor: what a busy machine does not change."""
    metrics = browser.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def _utterances(hours: float) -> int:
    return int(hours * 3600 / _UTTERANCE_SECONDS)


def _talk(seconds: float) -> Iterator[Utterance]:
    chance = random.Random(1)
    for number in range(int(seconds / _UTTERANCE_SECONDS)):
        start = number * _UTTERANCE_SECONDS
        parts = [chance.choice(_WORDS) for _ in range(chance.randint(2, 10))]
        words = tuple(
            Word(
                part,
                round(start + i * _WORD_SECONDS * 0.7 + chance.random() / 20, 2),
                round(start + (i + 1) * _WORD_SECONDS * 0.7, 2),
                chance.choice((0.4, *(0.9,) * 12)),
            )
            for i, part in enumerate(parts)
        )
        who = Speaker.CALLER if number % 2 else Speaker.AGENT
        yield Utterance(who, start, words[-1].end, " ".join(parts), words, 0.9, 0.95)


def _peaks(call: Call) -> bytes:
    """Both channels as loud as speech where somebody speaks, with the unrest that packs badly."""
    chance = np.random.default_rng(1)
    rate = min(20, 72_000 / call.duration)  # points a second, as the worker measures them
    channels = []
    for speaker in (Speaker.AGENT, Speaker.CALLER):
        levels = chance.integers(0, 20, int(call.duration * rate), dtype=np.uint8)
        for u in call.utterances:
            span = slice(int(u.start * rate), int(u.end * rate))
            if u.speaker is speaker:
                levels[span] = chance.integers(120, 230, len(levels[span]))
        channels.append(levels.tobytes())
    return struct.pack("<4sIf", b"CGP1", 2, rate) + b"".join(channels)


def _silence(seconds: float) -> bytes:
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(4000)
        file.writeframes(b"\x80" * int(seconds * 4000))
    return memory.getvalue()


if __name__ == "__main__":
    main()
