"""What is no environment at all is said in one line, and never with a traceback."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specs.problems import InvalidEnvironment
from specs.reading import read_environment
from tests.unit.specs.environment_files import GOOD, Edit, problems, read

REPOSITORY = Path(__file__).parents[3]

CONTENTS = [
    (b"", ":1: the file is empty; it must be a mapping that begins with name, account and region"),
    (b"# nothing\n", ":1: the file is empty; it must be a mapping that begins with name, account and region"),
    (b"- name: good\n", ":1: the file must be a mapping of fields, as `name: prod`"),
    (b"good\n", ":1: the file must be a mapping of fields, as `name: prod`"),
    (b"name: good\n\ttags: {}\n", ":2: the file is not YAML: a tab stands where indentation must be spaces"),
    (b"name: good\n---\nname: b\n", ":2: the file must hold one document: another begins here (`---`)"),
    (b"name: good\nregion: [\n", ":3: the file is not YAML: expected the node content, but found '<stream end>'"),
    (
        b"verbs: [*]\n",
        ':1: the file is not YAML: an unquoted * means something to it; write it in quotes, as "*"',
    ),
    (b"name: a: b\n", ":1: the file is not YAML: mapping values are not allowed here"),
    (b"name: good\nregion: \xff\n", ":2: the file must be UTF-8, got the byte 0xff"),
    ("name: good\n".encode("utf-16"), ":1: the file must be UTF-8, got the byte 0xff"),
    (b"name: good\nregion: \x07\n", ":2: the file is not YAML: it holds the character U+0007"),
    (b"[" * 1_000, ":1: the file nests values too deeply"),
    (b"a: " + b"{b: " * 2_000, ":1: the file nests values too deeply"),
    (b"#" * (1 << 20) + b"#", ":1: the file must be smaller than 1 MiB, got 1048577 bytes"),
]


@pytest.mark.parametrize(("content", "message"), CONTENTS, ids=[message[:60] for _, message in CONTENTS])
def test_content_that_is_no_environment_is_named_with_its_line(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "good.yaml"
    path.write_bytes(content)
    with pytest.raises(InvalidEnvironment) as error:
        read_environment(path)
    assert str(error.value) == f"{path}{message}"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidEnvironment, match=r"nowhere\.yaml: there is no such file"):
        read_environment(tmp_path / "nowhere.yaml")


def test_a_folder_is_no_environment(tmp_path: Path) -> None:
    with pytest.raises(InvalidEnvironment, match="is a directory, not a file"):
        read_environment(tmp_path)


WRITTEN = [
    ("owner: platform", "owner: &who platform", "5 tags.owner: must be written out, without the anchor or alias 'who'"),
    ("owner: platform", "<<: {a: b}", "4 tags: must have plain names as keys, no merge (`<<`), list or mapping"),
    ("owner: platform", "[a]: b", "4 tags: must have plain names as keys, no merge (`<<`), list or mapping"),
    (
        "owner: platform",
        "owner: {{SessionName}}",
        "5 tags.owner: must be plain names and values: text that begins with { stands in quotes",
    ),
    ("owner: platform", "owner: !secret x", "5 tags.owner: must be a plain value, without the tag '!secret'"),
    (
        "max: 9",
        "max: 0x1F",
        "47 capacity[1].scaling.max: must stand in quotes, if it is text, or be a decimal number, got 0x1F",
    ),
    (
        "max: 9",
        "max: 007",
        "47 capacity[1].scaling.max: must stand in quotes, if it is text, or be a decimal number, got 007",
    ),
    (
        "max: 9",
        "max: .inf",
        "47 capacity[1].scaling.max: must stand in quotes, if it is text, or be a decimal number, got .inf",
    ),
    ("max: 9", "max: ", "47 capacity[1].scaling.max: must be a whole number, got nothing"),
    ("owner: platform", "owner: 2026-11-23x", None),
    ("groups: [readers]", "groups: [[readers]]", "33 access.entries[0].groups[0]: must be text, got a list of 1"),
    (
        "scaling: {min: 0, max: 9}",
        "scaling: [[1]]",
        "47 capacity[1].scaling: must be a mapping of fields, got a list of 1",
    ),
]


@pytest.mark.parametrize(("old", "new", "line"), WRITTEN, ids=[new for _, new, _ in WRITTEN])
def test_only_plain_yaml_is_read(old: str, new: str, line: str | None, tmp_path: Path) -> None:
    assert problems(tmp_path, Edit(old, new)) == ([] if line is None else [f"good.yaml:{line}"])


def test_a_bomb_of_aliases_is_refused_without_being_expanded(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 30)]
    lines = problems(tmp_path, text=GOOD + "\n".join(rows) + "\n")
    assert lines[0].endswith("a0: must be written out, without the anchor or alias 'a0'")
    assert len(lines) == 30


ODD = [
    "null",
    "[]",
    "{}",
    "[[1]]",
    "[{}]",
    "{a: {b: c}}",
    "1.5",
    "true",
    '"*"',
    "{1: 2}",
    "[null]",
    "&a b",
    "!x y",
    "- -",
]


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from(ODD)), min_size=1, max_size=3))
def test_whatever_stands_for_a_value_is_refused_with_a_line_or_read(changes: list[tuple[int, str]]) -> None:
    lines = GOOD.splitlines()
    for position, odd in changes:
        place = position % len(lines)
        lines[place] = re.sub(r"(: |- )(?!.*: ).*$", rf"\g<1>{odd}", lines[place])
    with TemporaryDirectory() as folder:
        assert all(re.match(r"good\.yaml:\d+", line) for line in problems(Path(folder), text="\n".join(lines)))


def test_an_anchor_that_is_used_twice_is_refused_twice_without_a_warning(tmp_path: Path) -> None:
    lines = problems(tmp_path, Edit("owner: platform", "owner: &a x\n  other: &a y"))
    assert [line.partition(": ")[0] for line in lines] == ["good.yaml:5 tags.owner", "good.yaml:6 tags.other"]


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read(tmp_path, text=f"\ufeff{GOOD}").name == "good"


def test_a_file_is_named_as_seen_from_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "environments").mkdir()
    (tmp_path / "environments" / "prod.yaml").write_text("name: Prod\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InvalidEnvironment, match=r"^environments/prod\.yaml:1 name: must be lower-case"):
        read_environment(tmp_path / "environments" / "prod.yaml")


@pytest.mark.parametrize("path", sorted((REPOSITORY / "environments").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_environments_of_the_repository_are_right(path: Path) -> None:
    assert read_environment(path).name == path.stem
