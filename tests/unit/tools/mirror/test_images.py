"""Images come over whole, as they are, and once."""

import json

import pytest

from tests.unit.tools.mirror.loopback import Loopback, sha256
from tools.failure import Failure
from tools.mirror.copying import Place, copy_image
from tools.mirror.registry import Registry

FROM, TO = "autoscaling/cluster-autoscaler", "copies/autoscaler"
INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
LARGE = bytes(range(256)) * 10_000


def image(source: Loopback, architecture: str) -> dict[str, object]:
    """An image of one architecture, described as an index does; all share a layer."""
    config = source.add_blob(FROM, json.dumps({"architecture": architecture}).encode())
    layers = [source.add_blob(FROM, b"shared by all"), source.add_blob(FROM, architecture.encode() + LARGE)]
    document = {"schemaVersion": 2, "mediaType": MANIFEST, "config": config, "layers": layers}
    digest = source.add_manifest(FROM, document)
    return {"mediaType": MANIFEST, "digest": digest, "size": 1, "platform": {"architecture": architecture}}


def index(source: Loopback) -> str:
    """An image of two architectures."""
    manifests = [image(source, architecture) for architecture in ("amd64", "arm64")]
    return source.add_manifest(FROM, {"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests}, tag="v1")


def copy(source: Loopback, target: Loopback, digest: str, *, user: tuple[str, str] | None = None) -> list[str]:
    """Copy under the tag v1; what was said meanwhile."""
    said: list[str] = []
    copy_image(
        Place(registry=Registry(source.address), repository=FROM),
        Place(registry=Registry(target.address, credentials=user), repository=TO),
        digest=digest,
        tag="v1",
        say=said.append,
    )
    return said


def test_all_architectures_come_over_byte_for_byte(source: Loopback, target: Loopback) -> None:
    digest = index(source)

    copy(source, target, digest)

    assert {key: held for (_, key), held in target.manifests.items()} == {
        key: held for (_, key), held in source.manifests.items()
    }
    assert {key: held for (_, key), held in target.blobs.items()} == {
        key: held for (_, key), held in source.blobs.items()
    }
    assert sha256(target.manifests[TO, "v1"][1]) == digest


def test_a_layer_that_images_share_comes_over_once(source: Loopback, target: Loopback) -> None:
    copy(source, target, index(source))

    shared = f"GET /v2/{FROM}/blobs/{sha256(b'shared by all')}"
    assert source.requests.count(shared) == 1


def test_what_is_there_is_not_copied_again(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    copy(source, target, digest)
    source.requests.clear()

    said = copy(source, target, digest)

    assert source.requests == [f"GET /v2/{FROM}/manifests/{digest}"]
    assert said[-1] == f"{target.host}/{TO}:v1 is {digest} already"


def test_a_copy_goes_on_where_it_broke_off(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    lost = sha256(b"arm64" + LARGE)
    source.broken[f"/v2/{FROM}/blobs/{lost}"] = b"cut o"
    with pytest.raises(Failure):
        copy(source, target, digest)
    copied = {key for _, key in target.blobs}
    assert copied
    assert (TO, "v1") not in target.manifests
    source.broken.clear()
    source.requests.clear()

    copy(source, target, digest)

    assert not [request for request in source.requests for key in copied if request.endswith(key)]
    assert sha256(target.manifests[TO, "v1"][1]) == digest


def test_a_blob_that_is_another_is_refused(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    wanted = sha256(b"shared by all")
    source.broken[f"/v2/{FROM}/blobs/{wanted}"] = b"something else"

    with pytest.raises(Failure, match=f"{wanted}: what came has the digest {sha256(b'something else')}"):
        copy(source, target, digest)
    assert wanted not in {key for _, key in target.blobs}


def test_a_manifest_that_is_another_is_refused(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    other = b'{"manifests": []}'
    source.broken[f"/v2/{FROM}/manifests/{digest}"] = other

    with pytest.raises(Failure, match=f"{digest}: what came has the digest {sha256(other)}"):
        copy(source, target, digest)
    assert not target.manifests


def test_a_digest_that_the_source_does_not_hold_is_refused(source: Loopback, target: Loopback) -> None:
    nothing = sha256(b"nothing")
    with pytest.raises(Failure, match=f"{source.host}/{FROM} holds nothing under {nothing}"):
        copy(source, target, nothing)


def test_an_index_whose_image_is_gone_is_refused(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    gone = json.loads(source.manifests[FROM, digest][1])["manifests"][1]["digest"]
    del source.manifests[FROM, gone]

    with pytest.raises(Failure, match=f"names {gone}, which is not there"):
        copy(source, target, digest)
    assert (TO, "v1") not in target.manifests


def test_a_tag_that_is_another_images_stays_with_it(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    other = target.add_manifest(TO, {"mediaType": INDEX, "manifests": []}, tag="v1")

    with pytest.raises(Failure, match=f"{TO}:v1 is {other} already, and should be {digest}"):
        copy(source, target, digest)


def test_a_registry_gives_its_token_to_whom_it_may(source: Loopback, target: Loopback) -> None:
    source.token = "for anybody"
    target.user = ("AWS", "secret")

    copy(source, target, index(source), user=("AWS", "secret"))

    assert "GET /token" in source.requests
    assert (TO, "v1") in target.manifests


def test_a_registry_that_is_busy_is_asked_again(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    source.busy = 1

    copy(source, target, digest)

    assert (TO, "v1") in target.manifests


def test_a_registry_that_wants_somebody_says_so(source: Loopback, target: Loopback) -> None:
    target.user = ("AWS", "secret")

    with pytest.raises(Failure, match="asks for credentials, and there are none"):
        copy(source, target, index(source))


def test_a_wrong_password_is_told(source: Loopback, target: Loopback) -> None:
    target.user = ("AWS", "secret")

    with pytest.raises(Failure, match="401"):
        copy(source, target, index(source), user=("AWS", "wrong"))


def test_a_repository_that_is_not_there_is_told(source: Loopback, target: Loopback) -> None:
    target.repositories = set()

    with pytest.raises(Failure, match="NAME_UNKNOWN"):
        copy(source, target, index(source))


def test_a_registry_that_is_not_there_is_told(target: Loopback) -> None:
    place = Place(registry=Registry("http://127.0.0.1:9"), repository=FROM)

    with pytest.raises(Failure, match=f"GET http://127.0.0.1:9/v2/{FROM}"):
        copy_image(
            place,
            Place(registry=Registry(target.address), repository=TO),
            digest=sha256(b""),
            tag="v1",
            say=lambda _: None,
        )


def test_a_layer_that_breaks_off_says_to_run_it_again(source: Loopback, target: Loopback) -> None:
    digest = index(source)
    path = f"/v2/{FROM}/blobs/{sha256(b'shared by all')}"
    source.cut_off.add(path)

    with pytest.raises(Failure, match=f"GET {source.address}{path}: broke off .*; run it again"):
        copy(source, target, digest)
    source.cut_off.clear()

    copy(source, target, digest)

    assert (TO, "v1") in target.manifests
