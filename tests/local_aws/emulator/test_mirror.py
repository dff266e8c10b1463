"""Copies into the local AWS's ECR, which speaks the distribution API by code that is not ours."""

from tests.local_aws.emulator.conftest import Client
from tests.unit.tools.mirror.loopback import Loopback, serving
from tests.unit.tools.mirror.test_images import FROM, index
from tools.mirror.account_registry import make_repositories, registry_of
from tools.mirror.copying import Place, copy_image
from tools.mirror.registry import Registry


def test_an_image_that_is_copied_stands_in_ecr_with_all_its_architectures(client: Client) -> None:
    ecr = client("ecr")
    said: list[str] = []
    target = Place(registry=registry_of(ecr, ecr.meta.endpoint_url), repository="copies/autoscaler")
    with serving(Loopback()) as held:
        digest = index(held)
        source = Place(registry=Registry(held.address), repository=FROM)

        for _ in "once and again":
            make_repositories(ecr, [target.repository], say=said.append)
            copy_image(source, target, digest=digest, tag="v1.35.2", say=said.append)

    found = ecr.describe_images(repositoryName=target.repository)["imageDetails"]
    tagged = {each["imageDigest"]: each.get("imageTags", []) for each in found}
    assert len(tagged) == 3
    assert tagged[digest] == ["v1.35.2"]
    assert said[-3].endswith("repository stands already")
    assert said[-1] == f"{target.name}:v1.35.2 is {digest} already"
