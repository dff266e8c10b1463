"""A ConfigMap is read in every form that it has; what is none is said to be none, in words."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from specs.yaml_document import LARGEST_BYTES
from tests.unit.tools.access.aws_auth.mapped import ADMINS, config_map, role
from tools.access.aws_auth.config_map import NoConfigMap, read

OBJECT = {
    "kind": "ConfigMap",
    "metadata": {"name": "aws-auth"},
    "data": {"mapRoles": json.dumps([ADMINS]), "mapUsers": '""', "mapAccounts": "``"},
}


@pytest.mark.parametrize(
    "content",
    [
        config_map(ADMINS),
        json.dumps(OBJECT).encode(),
        json.dumps(OBJECT["data"]).encode(),
        json.dumps({"mapRoles": [ADMINS]}).encode(),
        json.dumps({"data": OBJECT["data"]}).encode(),
        json.dumps({"kind": "List", "items": [{"kind": "Secret", "metadata": {"name": "x"}}, OBJECT]}).encode(),
        b"mapRoles: |\n  # us\n  - {rolearn: arn:aws:iam::111122223333:role/platform-admins, groups: [system:masters]}",
        b"mapRoles: |\n  - RoleARN: arn:aws:iam::111122223333:role/platform-admins\n    Groups: [system:masters]\n",
        b"\xef\xbb\xbf" + config_map(ADMINS),
        config_map(ADMINS).replace(b"\n", b"\r\n"),
    ],
)
def test_it_is_read_in_every_form(content: bytes) -> None:
    found = read(content)

    assert (found.refused, found.accounts) == ([], [])
    assert [(each.place, each.arn, each.groups) for each in found.mappings] == [
        ("mapRoles[0]", ADMINS["rolearn"], ("system:masters",))
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "it must be a mapping, as kubectl prints it"),
        (b"- rolearn: x\n", "it must be a mapping, as kubectl prints it"),
        (b"text", "it must be a mapping, as kubectl prints it"),
        (b"\x00\x01\x02", "the file is not YAML"),
        (b"\xff\xfe\x00", "the file must be UTF-8"),
        (b"a: [", "line 1: the file is not YAML"),
        (b"a: 1\n---\nb: 2\n", "the file must hold one document"),
        (b"[" * 1_000, "the file nests values too deeply"),
        (b"a" * (LARGEST_BYTES + 1), "the file must be smaller than 1 MiB"),
        (b"other: 1\n", "it has none of mapRoles, mapUsers, mapAccounts"),
        (b"kind: ConfigMap\nmetadata: {name: aws-auth}\n", "its data must be a mapping"),
        (b"kind: ConfigMap\nmetadata: {name: coredns}\ndata: {}\n", "got ConfigMap coredns"),
        (b"kind: Secret\nmetadata: {name: aws-auth}\ndata: {}\n", "got Secret aws-auth"),
        (b"kind: List\nitems: []\n", "its list must hold aws-auth once, got it 0 times"),
    ],
)
def test_what_is_none_is_said_to_be_none(content: bytes, told: str) -> None:
    with pytest.raises(NoConfigMap) as error:
        read(content)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"mapRoles": "- rolearn: [\n"}, "mapRoles line 1: must be YAML, for aws-auth then maps nobody of it"),
        ({"mapRoles": "- a: 1\n  b: [\n- c\n"}, "mapRoles line 3: must be YAML"),
        ({"mapUsers": "\t- userarn: x\n"}, "a tab stands where indentation must be spaces"),
        ({"mapRoles": "rolearn: x\n"}, "mapRoles: must be a list"),
        ({"mapRoles": "just words"}, "mapRoles: must be a list, got 'just words'"),
        ({"mapRoles": "- just words"}, "mapRoles[0]: must be a mapping with rolearn, username and groups"),
        ({"mapRoles": "- &x {rolearn: a}\n- *x\n"}, "must be written out, without the anchor or alias 'x'"),
        ({"mapRoles": "- {rolearn: a, rolearn: b}\n"}, "stands twice"),
        ({"maproles": "[]"}, "maproles: must be one of mapRoles, mapUsers, mapAccounts"),
    ],
)
def test_what_aws_auth_passes_over_in_silence_is_told(data: dict[str, str], told: str) -> None:
    found = read(json.dumps({"mapAccounts": "[]", **data}).encode()).refused

    assert any(told in str(each) for each in found)


def test_what_else_kubectl_prints_is_nothing_here() -> None:
    content = config_map(role("dev", groups=["a"])).replace(
        b"metadata:", b"metadata:\n  generation: 1e9\n  labels: &a {}"
    )

    assert read(content).refused == []


@given(content=some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_no_content_is_a_defect(content: bytes) -> None:
    try:
        read(content)
    except NoConfigMap as error:
        assert str(error)  # noqa: PT017 -- most content is none


@given(text=some.text(alphabet="-[]{}:,&*#|>'\"!\\\t\n rolean", max_size=40))
def test_no_text_of_a_section_is_a_defect(text: str) -> None:
    found = read(json.dumps({"mapRoles": text, "mapUsers": text, "mapAccounts": text}).encode())

    assert all(str(each) for each in found.refused)
