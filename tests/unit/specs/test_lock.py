import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specs.lock import FILE, InvalidLock, Sourced, read_lock

Document = dict[str, Any]


@pytest.fixture
def document() -> Document:
    read: Document = json.loads(FILE.read_text(encoding="utf-8"))
    return read


def facts() -> Iterator[tuple[str, Sourced]]:
    lock = read_lock()
    yield from lock.kubernetes.items()
    yield from lock.charts.items()
    for name, versions in lock.add_ons.items():
        yield from ((f"{name} {minor}", fact) for minor, fact in versions.items())
    yield from ((f"digest of chart {name}", chart.digest) for name, chart in lock.charts.items())
    for name, images in lock.images.items():
        yield from ((f"{name} {minor}", fact) for minor, fact in images.items())
        yield from ((f"digest of {name} {minor}", fact.digest) for minor, fact in images.items())


def test_no_fact_is_younger_than_the_lock() -> None:
    as_of = read_lock().as_of
    assert [name for name, fact in facts() if fact.date > as_of] == []


def test_pins_are_of_minors_that_the_lock_knows() -> None:
    lock = read_lock()
    assert {minor for versions in lock.add_ons.values() for minor in versions} <= set(lock.kubernetes)
    assert {minor for images in lock.images.values() for minor in images} <= {*lock.kubernetes, "any"}


def test_what_follows_the_minor_is_of_the_minor() -> None:
    lock = read_lock()
    versions = {minor: pin.version for minor, pin in lock.add_ons["kube-proxy"].items()}
    tags = {minor: image.tag for minor, image in lock.images["cluster-autoscaler"].items()}
    for minor in lock.kubernetes:
        assert versions[minor].startswith(f"v{minor}.")
        assert tags[minor].startswith(f"v{minor}.")


def test_a_minor_is_supported_for_longer_in_extended_support() -> None:
    for minor in read_lock().kubernetes.values():
        if minor.standard_support_until and minor.extended_support_until:
            assert minor.standard_support_until < minor.extended_support_until


def test_every_minor_of_today_has_the_add_ons_that_every_node_needs() -> None:
    lock = read_lock()
    for minor in ("1.34", "1.35", "1.36"):
        for name in ("vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "aws-ebs-csi-driver"):
            assert lock.add_on_version(name, minor=minor) is not None


@pytest.mark.parametrize(("name", "minor"), [("vpc-cni", "1.29"), ("no-such-add-on", "1.35")])
def test_what_the_lock_does_not_pin_is_left_to_eks(name: str, minor: str) -> None:
    assert read_lock().add_on_version(name, minor=minor) is None


def test_a_lock_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read_lock().as_of = date(2030, 1, 1)  # type: ignore[misc]


def put(*path: str, value: object) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put("as_of", value="yesterday"), r"eks\.lock\.json as_of: Input should be a valid date"),
        (put("kubernetes", "1.34", "source", value=""), r"kubernetes\.1\.34\.source: .*at least 1 character"),
        (put("kubernetes", "135", value={}), r"kubernetes\.135\.\[key\]: must be a Kubernetes minor"),
        (put("add_ons", "vpc-cni", "1.35", "version", value="latest"), r"add_ons\.vpc-cni\.1\.35\.version: .*pattern"),
        (put("images", "cluster-autoscaler", "1.35", "tag", value="latest"), r"1\.35\.tag: .*pattern"),
        (put("charts", "cluster-autoscaler", "version", value="^9"), r"charts\.cluster-autoscaler\.version: .*pattern"),
        (put("charts", "cluster-autoscaler", "colour", value="red"), r"colour: Extra inputs are not permitted"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    tmp_path: Path, document: Document, change: Callable[[Document], None], message: str
) -> None:
    change(document)
    path = tmp_path / "eks.lock.json"
    path.write_text(json.dumps(document))
    with pytest.raises(InvalidLock, match=message):
        read_lock(path)


def test_all_that_is_wrong_comes_at_once(tmp_path: Path, document: Document) -> None:
    document["as_of"] = "yesterday"
    del document["charts"]
    path = tmp_path / "eks.lock.json"
    path.write_text(json.dumps(document))
    with pytest.raises(InvalidLock) as raised:
        read_lock(path)
    assert len(str(raised.value).splitlines()) == 2


@pytest.mark.parametrize(("text", "message"), [(None, "No such file"), ("{", "Invalid JSON")])
def test_a_lock_that_cannot_be_read_says_so(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "eks.lock.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(InvalidLock, match=re.escape(message)):
        read_lock(path)
