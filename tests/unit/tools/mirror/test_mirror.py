"""What an environment takes from its registry is what is copied there."""

import io
import json
import tarfile
from datetime import date
from typing import Any

import pytest

from specs.add_ons.known.argo_cd.argo_cd import ArgoCd
from specs.add_ons.own.chart import OwnChartSpec
from specs.lock import ChartLock, ImageLock, read_lock
from specs.lock import DigestLock as Digest
from tests.platforms import environment
from tests.unit.tools.mirror.loopback import Loopback, sha256
from tests.unit.tools.mirror.test_images import FROM, index
from tools.failure import Failure
from tools.mirror.account_registry import make_repositories, registry_of
from tools.mirror.charts import copy_chart
from tools.mirror.copying import Place
from tools.mirror.mirror import Wanted, mirror, wanted
from tools.mirror.registry import Registry

CHART = "charts/some-chart"


class AlreadyThereError(Exception):
    pass


class Ecr:
    """Amazon ECR's answers, over the registry that a test serves."""

    def __init__(self, target: Loopback) -> None:
        self.exceptions = type("Exceptions", (), {"RepositoryAlreadyExistsException": AlreadyThereError})
        self.made: dict[str, dict[str, Any]] = {}
        self._target = target
        target.repositories = set()
        target.user = ("AWS", "secret")

    def create_repository(self, **request: Any) -> None:
        name = request["repositoryName"]
        if name in self.made:
            raise AlreadyThereError
        self.made[name] = request
        assert self._target.repositories is not None
        self._target.repositories.add(name)

    def describe_repositories(self, *, repositoryNames: list[str]) -> dict[str, Any]:  # noqa: N803 - as boto3 spells it
        return {"repositories": [self.made[name] for name in repositoryNames]}

    def get_authorization_token(self) -> dict[str, Any]:
        return {"authorizationData": [{"authorizationToken": "QVdTOnNlY3JldA=="}]}


def archive() -> bytes:
    """A chart's archive."""
    chart = b"apiVersion: v2\nname: some-chart\nversion: 1.2.3\n"
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as files:
        entry = tarfile.TarInfo("some-chart/Chart.yaml")
        entry.size = len(chart)
        files.addfile(entry, io.BytesIO(chart))
    return content.getvalue()


def chart_repository(source: Loopback, content: bytes) -> str:
    """Serve a chart repository with that archive."""
    source.files["/charts/index.yaml"] = (
        b"apiVersion: v1\nentries:\n  some-chart:\n  - version: 1.2.3\n    urls: [../files/some-chart-1.2.3.tgz]\n"
    )
    source.files["/files/some-chart-1.2.3.tgz"] = content
    return f"{source.address}/charts"


def copy(source: Loopback, target: Loopback, content: bytes, *, digest: str, version: str = "1.2.3") -> list[str]:
    said: list[str] = []
    copy_chart(
        chart_repository(source, content),
        Place(registry=Registry(target.address), repository=CHART),
        name="some-chart",
        version=version,
        digest=digest,
        say=said.append,
    )
    return said


def test_a_chart_becomes_what_helm_pulls(source: Loopback, target: Loopback) -> None:
    content = archive()

    copy(source, target, content, digest=sha256(content))

    media_type, stored = target.manifests[CHART, "1.2.3"]
    document = json.loads(stored)
    assert media_type == "application/vnd.oci.image.manifest.v1+json"
    assert document["config"]["mediaType"] == "application/vnd.cncf.helm.config.v1+json"
    assert json.loads(target.blobs[CHART, document["config"]["digest"]]) == {
        "apiVersion": "v2",
        "name": "some-chart",
        "version": "1.2.3",
    }
    (layer,) = document["layers"]
    assert layer["mediaType"] == "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
    assert target.blobs[CHART, layer["digest"]] == content


def test_a_chart_that_is_there_stays(source: Loopback, target: Loopback) -> None:
    content = archive()
    copy(source, target, content, digest=sha256(content))

    (said,) = copy(source, target, content, digest=sha256(content))

    assert said.endswith(" already")


def test_a_chart_that_is_another_is_refused(source: Loopback, target: Loopback) -> None:
    pinned = sha256(b"what was pinned")

    with pytest.raises(Failure, match=f"and eks.lock.json pins {pinned}"):
        copy(source, target, archive(), digest=pinned)
    assert not target.blobs


def test_a_version_that_is_gone_is_told(source: Loopback, target: Loopback) -> None:
    with pytest.raises(Failure, match=r"/charts/index\.yaml holds no some-chart 9\.9\.9"):
        copy(source, target, archive(), digest=sha256(archive()), version="9.9.9")


def test_isolated_wants_what_it_installs_beside_eks_own_add_ons() -> None:
    lock = read_lock()
    isolated = environment("isolated")

    what = wanted(isolated, lock)

    assert what.charts == (lock.charts["cluster-autoscaler"],)
    assert what.images == (lock.images["cluster-autoscaler"][isolated.control_plane.version],)
    assert what.repositories == ("charts/cluster-autoscaler", "autoscaling/cluster-autoscaler")


def test_a_chart_may_have_several_images_and_those_of_ones_own_are_their_authors() -> None:
    lock = read_lock()
    own = OwnChartSpec(
        kind="chart",
        name="podinfo",
        chart="podinfo",
        repository="oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/podinfo",
        version="6.9.1",
        namespace="podinfo",
    )
    asking = environment("isolated").model_copy(update={"add_ons": (ArgoCd(name="argo-cd"),), "own_add_ons": (own,)})

    what = wanted(asking, lock)

    assert what.charts == (lock.charts["argo-cd"],)
    assert what.images == (lock.images["argo-cd"]["any"], lock.images["argo-cd-redis"]["any"])


def test_a_chart_that_stands_in_a_registry_comes_over_as_it_is(source: Loopback, target: Loopback) -> None:
    content = archive()
    layer = source.add_blob("makers/some-chart", content)
    document: dict[str, object] = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": source.add_blob("makers/some-chart", b"{}"),
        "layers": [layer],
    }
    digest = source.add_manifest("makers/some-chart", document)
    pinned = ChartLock(
        name="some-chart",
        repository=f"oci://{source.host}/makers/some-chart",
        version="1.2.3",
        digest=digest_lock(digest),
        registry_path=CHART,
        source="a test",
        date=date(2026, 11, 23),
    )
    ecr = Ecr(target)
    what = Wanted(charts=(pinned,), images=())

    mirror(what, registry_of(ecr, target.address), ecr=ecr, say=lambda _: None, scheme="http")

    assert sha256(target.manifests[CHART, "1.2.3"][1]) == digest
    assert target.blobs[CHART, str(layer["digest"])] == content


def test_a_minor_that_the_lock_has_no_image_for_is_told() -> None:
    lock = read_lock().model_copy(update={"images": {}})

    with pytest.raises(Failure, match="names no image of cluster-autoscaler for Kubernetes"):
        wanted(environment("isolated"), lock)


def test_everything_comes_into_repositories_that_are_made_for_it(source: Loopback, target: Loopback) -> None:
    content = archive()
    ecr = Ecr(target)
    said: list[str] = []
    what = Wanted(charts=(chart_lock(source, content),), images=(image_lock(source, index(source)),))

    for _ in "once and again":
        mirror(what, registry_of(ecr, target.address), ecr=ecr, say=said.append, scheme="http")

    assert set(ecr.made) == {CHART, "copies/autoscaler"}
    for made in ecr.made.values():
        assert made["imageTagMutability"] == "IMMUTABLE"
        assert made["imageScanningConfiguration"] == {"scanOnPush": True}
    assert (CHART, "1.2.3") in target.manifests
    assert ("copies/autoscaler", "v1.35.2") in target.manifests
    assert said[0] == f"{CHART}: repository created, tags immutable, scanned on push"


def test_a_repository_that_stands_keeps_its_settings_and_is_told_of(target: Loopback) -> None:
    ecr = Ecr(target)
    said: list[str] = []
    ecr.create_repository(repositoryName=CHART, imageTagMutability="MUTABLE")

    make_repositories(ecr, [CHART], say=said.append)

    assert said == [f"{CHART}: repository stands already, but its tags can be moved and nothing is scanned on push"]


def chart_lock(source: Loopback, content: bytes) -> ChartLock:
    return ChartLock(
        name="some-chart",
        repository=chart_repository(source, content),
        version="1.2.3",
        digest=digest_lock(sha256(content)),
        registry_path=CHART,
        source="a test",
        date=date(2026, 11, 23),
    )


def image_lock(source: Loopback, digest: str) -> ImageLock:
    return ImageLock(
        repository=f"{source.host}/{FROM}",
        tag="v1.35.2",
        digest=digest_lock(digest),
        registry_path="copies/autoscaler",
        source="a test",
        date=date(2026, 11, 23),
    )


def digest_lock(value: str) -> Digest:
    return Digest(value=value, source="a test", date=date(2026, 11, 23))
