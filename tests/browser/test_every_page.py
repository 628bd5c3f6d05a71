"""What holds for every page: accessible, light, alone, and no wider than a phone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Response

from service.app import create_app
from tests.browser.chromium import served
from tests.browser.full_site import addresses, fill, shown_pages, signed_in_token

pytestmark = pytest.mark.timeout(600)  # forty pages, each looked at twice, on one setup

_MOST_BYTES = 300_000
_AXE = """(rules) => axe.run(document, {resultTypes: ["violations"], ...rules}).then((found) =>
    found.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map(
        (v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(" ")).join(" | ")}`))"""
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_RULES = {"runOnly": {"type": "tag", "values": _WCAG}, "rules": {"target-size": {"enabled": True}}}
_SIDEWAYS = """() => { const d = document.documentElement;
    return d.scrollWidth - d.clientWidth; }"""
_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (h) => h.checkVisibility()).map((h) => Number(h.tagName[1]))"""


@dataclass(slots=True)
class Visit:
    """What came of looking at one page."""

    bytes: int = 0
    hosts: set[str] = field(default_factory=set)
    policies: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    sideways_px: int = 0
    headings: list[int] = field(default_factory=list)


@pytest.fixture(scope="module")
def visits(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Visit]]:
    """Every page that shows something, looked at once: narrow and wide, light and dark."""
    with served(tmp_path_factory.mktemp("full")) as (services, address):
        app = create_app(services.settings, services)
        pages = addresses(app, fill(services))
        token = signed_in_token(services)
        shown = shown_pages(app, token, pages)
        assert len(shown) > 25
        cookie = {"name": "callgrade-sign-in", "value": token, "url": address}
        found = {"sign-in": _visit(chromium, f"{address}/sign-in", [])}
        for name, path in shown.items():
            found[name] = _visit(chromium, address + path, [cookie])
        yield found


def _visit(chromium: Browser, address: str, cookies: list[dict[str, str]]) -> Visit:
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, bypass_csp=True, reduced_motion="reduce"
    )
    context.add_cookies(cookies)  # type: ignore[arg-type]
    try:
        return _look(context, address)
    finally:
        context.close()


def _look(context: BrowserContext, address: str) -> Visit:
    page, visit, responses = context.new_page(), Visit(), list[Response]()
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108
    page.goto(address)
    for response in responses:
        visit.hosts.add(urlsplit(response.url).netloc)
        visit.policies.add(response.headers.get("content-security-policy", "none"))
        if response.request.resource_type != "media":
            visit.bytes += response.request.sizes()["responseBodySize"]
    visit.headings = page.evaluate(_HEADINGS)
    page.evaluate(AXE_SCRIPT)
    # Themes change colours alone and widths the layout alone, so that two looks see all.
    for theme, width in (("light", 1440), ("dark", 375)):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 812})
        found = page.evaluate(_AXE, _RULES)
        visit.problems += [f"{width} {theme} {problem}" for problem in found]
    visit.sideways_px = page.evaluate(_SIDEWAYS)
    return visit


def test_axe_finds_nothing_serious_on_any_page(visits: dict[str, Visit]) -> None:
    assert {name: v.problems for name, v in visits.items() if v.problems} == {}


def test_no_page_is_wider_than_a_phone(visits: dict[str, Visit]) -> None:
    assert {name: v.sideways_px for name, v in visits.items() if v.sideways_px > 0} == {}


def test_no_page_weighs_more_than_300_kilobytes(visits: dict[str, Visit]) -> None:
    assert {name: v.bytes for name, v in visits.items() if not 0 < v.bytes <= _MOST_BYTES} == {}


def test_no_page_asks_another_host(visits: dict[str, Visit]) -> None:
    (host,) = {host for visit in visits.values() for host in visit.hosts}
    assert host.startswith("127.0.0.1:")


def test_every_answer_of_every_page_forbids_foreign_scripts_and_styles(
    visits: dict[str, Visit],
) -> None:
    (policy,) = {policy for visit in visits.values() for policy in visit.policies}
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


def test_headings_are_in_order_on_every_page(visits: dict[str, Visit]) -> None:
    wrong = {name: v.headings for name, v in visits.items() if not _in_order(v.headings)}
    assert wrong == {}


def _in_order(levels: list[int]) -> bool:
    steps = pairwise(levels)
    return levels[:1] == [1] and levels.count(1) == 1 and all(b - a <= 1 for a, b in steps)
