"""The page of a plan, looked at by a real browser."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from specs.reading import read_environment
from tests.browser.chromium import RUNS_HERE, Chromium, Page
from tools.plan.page import write_page
from tools.plan.report import Report
from tools.plan.reporting import report
from tools.repository import ENVIRONMENTS, ROOT

pytestmark = pytest.mark.skipif(not RUNS_HERE, reason="the browser of the npm package is built for Linux on x86-64")

SHAPES = ROOT / "tests" / "environments"
WIDTHS = {"a desk": 1280, "a telephone": 390}
SCHEMES = ("light", "dark")

CLIPPED = """
[...document.querySelectorAll("h1, h2, p, li, th, td, dt, dd")]
  .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map(each => each.textContent.trim())
"""
"""Text that does not fit into what holds it."""

WIDER_THAN_THE_PAGE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

DRAWN_BADLY = """
(() => {
  const whole = document.querySelector("svg").getBoundingClientRect();
  const texts = [...document.querySelectorAll("svg text")]
    .map(each => [each.textContent, each.getBoundingClientRect()]);
  const outside = texts.filter(([, box]) =>
    box.left < whole.left - 1 || box.right > whole.right + 1
    || box.top < whole.top - 1 || box.bottom > whole.bottom + 1);
  const pairs = texts.flatMap((one, index) => texts.slice(index + 1).map(other => [one, other]));
  const meet = pairs.filter(([[, one], [, other]]) =>
    one.left < other.right && other.left < one.right && one.top + 3 < other.bottom && other.top + 3 < one.bottom);
  return [...outside.map(([text]) => text), ...meet.map(([[one], [other]]) => `${one} | ${other}`)];
})()
"""
"""Words of the picture that leave it or run over one another."""

INVISIBLE = """
[...document.querySelectorAll("svg text, h1, h2, dd, td, tbody th, li, p")]
  .filter(each => { const box = each.getBoundingClientRect(); return box.width < 1 || box.height < 8; })
  .map(each => each.textContent)
"""

FAINT = """
(() => {
  const style = getComputedStyle(document.documentElement);
  const light = name => {
    const hex = style.getPropertyValue(`--${name}`).trim().slice(1);
    const [r, g, b] = [0, 2, 4].map(at => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const soft = ["public", "private", "pods", "control_plane"].map(tier => `${tier}-soft`);
  const pairs = [["full", "card"], ["full", "full-soft"], ["full", "empty"], ["crowded", "card"], ["crowded", "empty"],
    ["crowded", "crowded-ground"], ["ink", "crowded-ground"], ["ink", "ground"], ["quiet", "ground"],
    ...["card", "empty", "full-soft", ...soft].flatMap(ground => [["ink", ground], ["quiet", ground]]),
    ...soft.map(ground => ["crowded", ground])];
  return pairs.filter(([one, other]) => contrast(one, other) < 4.5)
    .map(([one, other]) => `${one} on ${other}: ${contrast(one, other).toFixed(2)}`);
})()
"""
"""Colours of text that stand out too little: WCAG 2.2, success criterion 1.4.3."""


def crowded() -> Report:
    """Everything that makes a page hard to draw: a subnet nearly full, one too full, long names, five zones."""
    plan = report(read_environment(ENVIRONMENTS / "prod.yaml"))
    (first, second, *_) = (subnet for subnet in plan.subnets if subnet.tier == "private")
    long = "nodes of a-group-whose-name-is-as-long-as-names-of-groups-may-be-in-eks"
    need = first.at_max.needs[0].model_copy(update={"what": long, "addresses": 14_000})
    nearly = first.at_max.model_copy(
        update={"addresses": 15_000, "percent": 91.6, "needs": (need, *first.at_max.needs)}
    )
    over = second.at_max.model_copy(update={"addresses": 31_000, "percent": 189.2})
    changed = {first: {"at_max": nearly}, second: {"at_max": over, "zone_lost": over}}
    subnets = [subnet.model_copy(update=changed.get(subnet, {})) for subnet in plan.subnets]
    subnets += [
        subnet.model_copy(update={"zone": zone}) for zone in ("eu-west-1d", "eu-west-1e") for subnet in plan.subnets[:3]
    ]
    update = {
        "environment": "crowded",
        "subnets": tuple(subnets),
        "zones": (*plan.zones, "eu-west-1d", "eu-west-1e"),
        "warnings": (*plan.warnings, "a sentence that goes on and on, as sentences about subnets of VPCs do " * 3),
    }
    return plan.model_copy(update=update)


PLANS = {
    **{path.stem: path for path in sorted(ENVIRONMENTS.glob("*.yaml"))},
    "pod-subnets": SHAPES / "pod-subnets.yaml",
    "prefix-delegation": SHAPES / "prefix-delegation.yaml",
    "crowded": None,
}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("browser")) as started:
        yield started


@pytest.fixture(scope="module", params=PLANS)
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = PLANS[request.param]
    plan = report(read_environment(path)) if path else crowded()
    return write_page(plan, folder=tmp_path_factory.mktemp("plan")).as_uri()


@pytest.fixture(scope="module", params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    return WIDTHS[request.param]


@pytest.fixture(scope="module", params=SCHEMES)
def page(url: str, width: int, browser: Chromium, request: pytest.FixtureRequest) -> Page:
    return browser.open(url, width=width, scheme=request.param)


def test_it_opens_without_an_error_and_asks_for_nothing_else(page: Page, url: str) -> None:
    asked = {event["request"]["url"] for event in page.events("Network.requestWillBeSent")}

    assert page.evaluate("document.title").endswith(": the plan of its network")
    assert page.events("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded") == []
    assert asked == {url}


def test_its_words_are_seen_whole(page: Page) -> None:
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(INVISIBLE) == []
    assert page.evaluate(WIDER_THAN_THE_PAGE) <= 0


def test_words_of_the_picture_stay_in_it_and_apart(page: Page) -> None:
    assert page.evaluate(DRAWN_BADLY) == []


def test_its_words_stand_out_from_what_is_behind_them(page: Page) -> None:
    assert page.evaluate(FAINT) == []


def test_a_picture_of_it_can_be_taken(page: Page, width: int, tmp_path: Path) -> None:
    page.screenshot(tmp_path / "plan.png")
    picture = (tmp_path / "plan.png").read_bytes()

    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", picture[16:24])
    assert wide == width
    assert high > 1500
