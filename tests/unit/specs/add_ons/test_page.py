"""The page of the catalogue says what the add-ons say."""

from pathlib import Path

import pytest

from specs.add_ons import page
from specs.add_ons.catalogue import KNOWN, name_of


def test_the_page_of_the_catalogue_is_current() -> None:
    assert page.FILE.read_text(encoding="utf-8") == page.render(), "run: python -m specs.add_ons.page"


def test_every_add_on_of_the_catalogue_has_its_row() -> None:
    text = page.FILE.read_text(encoding="utf-8")
    assert [kind for kind in KNOWN if text.count(f"\n| [{name_of(kind)}](") != 1] == []


def test_every_link_leads_to_a_part_of_the_reference() -> None:
    reference = (page.FILE.parent / "reference.md").read_text(encoding="utf-8").lower()
    assert [kind for kind in KNOWN if f"\n## {kind.__name__.lower()}\n" not in reference] == []


def test_a_page_without_its_marks_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = tmp_path / "add-ons.md"
    lost.write_text("# Add-ons\n", encoding="utf-8")
    monkeypatch.setattr(page, "FILE", lost)
    with pytest.raises(ValueError, match="must have the lines"):
        page.render()
