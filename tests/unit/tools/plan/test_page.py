"""The plan as a page: whole, well made and closed in itself."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from specs.reading import read_environment
from tools.plan.page import page, write_page
from tools.plan.picture import picture
from tools.plan.report import Report
from tools.plan.reporting import report
from tools.repository import ENVIRONMENTS, ROOT

VOID = {"meta", "br", "link", "img", "hr", "input"}
FILES = [
    *sorted(ENVIRONMENTS.glob("*.yaml")),
    *(ROOT / "tests" / "environments" / f"{name}.yaml" for name in ("prefix-delegation", "pod-subnets", "nat-none")),
]


class Reader(HTMLParser):
    """What a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def plan_of(path: Path) -> Report:
    return report(read_environment(path))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def plan(request: pytest.FixtureRequest) -> Report:
    return plan_of(request.param)


def test_every_element_is_closed_and_every_id_is_there_once(plan: Report) -> None:
    read = Reader(page(plan))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]

    assert read.open == []
    assert len(ids) == len(set(ids))
    for _, attributes in read.tags:
        for reference in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(reference) or "").split()) <= set(ids)


def test_nothing_is_fetched_and_nothing_runs(plan: Report) -> None:
    text = page(plan)
    read = Reader(text)

    assert not {tag for tag, _ in read.tags} & {"script", "link", "img", "iframe", "object", "embed"}
    assert not [attributes for _, attributes in read.tags if {"src", "href", "xlink:href"} & attributes.keys()]
    assert "http" not in text
    assert "@import" not in text
    assert text.count("url(") == text.count("url(#")


def test_all_of_the_plan_is_on_it(plan: Report) -> None:
    text = " ".join(Reader(page(plan)).text)

    for subnet in plan.subnets:
        assert text.count(subnet.range) >= 2  # in the picture and in the table
        assert f"{subnet.at_max.addresses:,} of {subnet.addresses:,}" in text
        assert all(need.what in text for need in subnet.at_max.needs)
    for group in plan.node_groups:
        assert group.because in text
    for endpoint in plan.endpoints:
        assert text.count(endpoint.service) >= 2
        assert all(reason.because in text for reason in endpoint.reasons)
    assert all(warning in text for warning in plan.warnings)


def test_the_strip_is_to_scale(plan: Report) -> None:
    for strip in picture(plan).strips:
        whole = 2 ** (32 - int(strip.block.partition("/")[2]))
        for mark in strip.marks:
            assert mark.width == pytest.approx(strip.width * mark.subnet.addresses / whole)
            assert 0 <= mark.x - 1 <= strip.width


def test_boxes_of_a_column_stand_below_one_another_and_inside_the_picture(plan: Report) -> None:
    drawn = picture(plan)
    for column in drawn.columns:
        for above, below in zip(column.boxes, column.boxes[1:], strict=False):
            assert above.y + above.height < below.y
        for box in column.boxes:
            assert box.x + box.width <= drawn.width
            assert 0 <= box.taken <= box.width


def test_what_a_file_says_is_text_and_never_markup() -> None:
    plan = plan_of(ENVIRONMENTS / "prod.yaml")
    hostile = plan.model_copy(update={"warnings": ("<script>alert(1)</script>",)})

    assert "<script>" not in page(hostile)
    assert "&lt;script&gt;" in page(hostile)


def test_the_same_environment_gives_the_same_page(tmp_path: Path) -> None:
    plan = plan_of(ENVIRONMENTS / "prod.yaml")
    path = write_page(plan, folder=tmp_path / "plan")

    assert path.name == "prod.html"
    assert path.read_text(encoding="utf-8") == page(plan)
