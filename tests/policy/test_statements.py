"""docs/security.md says of every statement how it holds, and names tests that exist."""

import re
from pathlib import Path

from tests.policy.platforms import ROOT

HERE = Path(__file__).parent
ROWS = re.findall(r"^\| (\d+) \| (.+) \| (.+) \|$", (ROOT / "docs" / "security.md").read_text(), re.MULTILINE)
TESTS = {
    name: numbers
    for file in HERE.glob("test_*.py")
    for name, numbers in re.findall(
        r"^def (test_\w+)\(.*?\) -> None:\n(?:    \"\"\"Statements? ([\d, and]+))?", file.read_text(), re.MULTILINE
    )
}


def test_every_statement_has_its_row() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 89))


def test_every_row_says_how_its_statement_holds() -> None:
    ways = ("`test_", "by the checkers", "a rule of the specs", "not built", "owner")
    assert not [number for number, _, how in ROWS if not any(way in how for way in ways)]


def test_every_test_that_is_named_exists_and_names_its_statement() -> None:
    named = [(number, name) for number, _, how in ROWS for name in re.findall(r"`(test_\w+)`", how)]
    assert named
    assert not [(number, name) for number, name in named if number not in re.findall(r"\d+", TESTS.get(name, ""))]


def test_every_test_of_a_statement_is_named_in_its_row() -> None:
    rows = {number: how for number, _, how in ROWS}
    claimed = [(number, name) for name, numbers in TESTS.items() for number in re.findall(r"\d+", numbers)]
    assert not [(number, name) for number, name in claimed if f"`{name}`" not in rows[number]]
