"""The account's own registry: Amazon ECR, and the repositories that copies need."""

from base64 import b64decode
from collections.abc import Iterable
from typing import Any

from tools.mirror.copying import Say
from tools.mirror.registry import Registry


def registry_of(ecr: Any, address: str) -> Registry:  # noqa: ANN401  (boto3 makes its clients' classes at run time)
    """The registry, with credentials for twelve hours.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
    """
    (given,) = ecr.get_authorization_token()["authorizationData"]
    name, _, password = b64decode(given["authorizationToken"]).decode().partition(":")
    return Registry(address, credentials=(name, password))


def make_repositories(ecr: Any, names: Iterable[str], *, say: Say) -> None:  # noqa: ANN401  (as above)
    """Create those that are missing: tags stay where they are put, and what is pushed is scanned.

    A repository that stands already keeps its settings; what it lacks is said.
    """
    for name in names:
        try:
            ecr.create_repository(
                repositoryName=name,
                imageTagMutability="IMMUTABLE",
                imageScanningConfiguration={"scanOnPush": True},
            )
        except ecr.exceptions.RepositoryAlreadyExistsException:
            _say_what_it_lacks(ecr, name, say=say)
        else:
            say(f"{name}: repository created, tags immutable, scanned on push")


def _say_what_it_lacks(ecr: Any, name: str, *, say: Say) -> None:  # noqa: ANN401  (as above)
    (found,) = ecr.describe_repositories(repositoryNames=[name])["repositories"]
    lacks = [
        what
        for what, has in {
            "its tags can be moved": found.get("imageTagMutability", "MUTABLE").startswith("IMMUTABLE"),
            "nothing is scanned on push": found.get("imageScanningConfiguration", {}).get("scanOnPush", False),
        }.items()
        if not has
    ]
    say(f"{name}: repository stands already" + (f", but {' and '.join(lacks)}" if lacks else ""))
