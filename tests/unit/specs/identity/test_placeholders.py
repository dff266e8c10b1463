"""What stands for other text in policies."""

import pytest

from specs.identity.placeholders import PLACES, SESSION_TAGS, filled, session_tags, unknown_places


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("arn:{partition}:s3:::x", "arn:<partition>:s3:::x"),
        ("{cluster}/{account}/{region}", "<cluster>/<account>/<region>"),
        ("${aws:PrincipalTag/kubernetes-namespace}/{cluster}", "${aws:PrincipalTag/kubernetes-namespace}/<cluster>"),
        ("${*}", "${*}"),
        ("plain", "plain"),
    ],
)
def test_places_are_filled_in_and_iams_variables_are_left_to_it(text: str, becomes: str) -> None:
    assert filled(text, {place: f"<{place}>" for place in PLACES}) == becomes


def test_what_is_filled_in_is_not_read_again() -> None:
    assert filled("{cluster}", {"cluster": "{region}"}) == "{region}"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [("{cluster}", ()), ("${aws:userid}", ()), ("{acct}/{cluster}/{}", ("acct", "")), ("x", ())],
)
def test_a_place_that_is_none_is_found(text: str, unknown: tuple[str, ...]) -> None:
    assert unknown_places(text) == unknown


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        *((f"${{aws:PrincipalTag/{tag}}}", (tag,)) for tag in SESSION_TAGS),
        ("aws:PrincipalTag/kubernetes-namespaces", ("kubernetes-namespaces",)),
        ("aws:PrincipalTag/team", ()),
        ("aws:RequestTag/kubernetes-namespace", ()),
    ],
)
def test_tags_of_a_session_are_found_in_values_and_keys(text: str, tags: tuple[str, ...]) -> None:
    assert session_tags(text) == tags
