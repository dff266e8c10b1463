"""The guides tell the truth: what they link to exists, and the examples are those that stand."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: str(guide.relative_to(ROOT)))
def test_what_a_guide_links_to_exists(guide: Path) -> None:
    links = re.findall(r"\]\((?!https?://)([^)#]+)", guide.read_text(encoding="utf-8"))

    assert [link for link in links if not (guide.parent / link).exists()] == []


def test_every_example_that_is_deployed_is_told_by_its_own_name() -> None:
    guides = "".join(guide.read_text(encoding="utf-8") for guide in GUIDES)
    told = re.findall(r"\[([\w-]+)\]\(\.\./tests/environments/([\w-]+)\.yaml\)", guides)

    assert {file for _, file in told} == {path.stem for path in (ROOT / "tests/environments").glob("*.yaml")}
    assert all(name == file for name, file in told)
