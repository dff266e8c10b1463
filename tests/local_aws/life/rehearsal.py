"""One environment on a local AWS of its own: edit its file, synthesise, compare, deploy, destroy, and look."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from specs.reading import read_environment
from tests.synthesis import assembly_of
from tools.cdk import CdkFailed
from tools.local_aws.principals import make_principals, principals_of
from tools.local_aws.session import LocalAws
from tools.repository import ENVIRONMENTS

Edit = Callable[[Any], None]
"""Changes the parsed file of an environment in place."""


@dataclass(frozen=True)
class Rehearsal:
    """An environment's file, and the local AWS that it is deployed to."""

    name: str
    aws: LocalAws
    folder: Path

    @property
    def file(self) -> Path:
        """The environment's file."""
        return self.folder / "environments" / f"{self.name}.yaml"

    def edit(self, change: Edit) -> None:
        """Change the environment's file, as a person would."""
        yaml = YAML()
        written = yaml.load(self.file)
        change(written)
        yaml.dump(written, self.file)

    def hire(self) -> None:
        """Make the principals that the environment names, which are the organisation's and not the platform's."""
        make_principals(self.aws, principals_of(read_environment(self.file)))

    def synthesise(self) -> Path:
        """The assembly of the file as it stands; the CloudFormation validator runs once for all, in a policy test."""
        return Path(assembly_of(self.file, outdir=self.folder / "assembly").directory)

    def deploy(self) -> str:
        """Synthesise and deploy all layers; what the CLI printed. Raises `CdkFailed`."""
        return self._cdk("deploy", self.synthesise(), "--require-approval", "never")

    def deploy_again(self) -> str:
        """Deploy the last assembly once more."""
        return self._cdk("deploy", self.folder / "assembly", "--require-approval", "never")

    def diff(self) -> str:
        """Synthesise and compare with what stands; what the CLI printed."""
        return plain(self._cdk("diff", self.synthesise()))

    def destroy(self) -> str:
        """Destroy all layers of the last assembly; what the CLI printed. Raises `CdkFailed`."""
        return self._cdk("destroy", self.folder / "assembly", "--force")

    def layers(self) -> dict[str, str]:
        """The status of each layer's stack that stands."""
        stacks = self.aws.client("cloudformation").describe_stacks()["Stacks"]
        prefix = f"{self.name}-"
        return {
            stack["StackName"].removeprefix(prefix): stack["StackStatus"]
            for stack in stacks
            if stack["StackName"].startswith(prefix) and stack["StackStatus"] != "DELETE_COMPLETE"
        }

    def _cdk(self, verb: str, assembly: Path, *arguments: str) -> str:
        return self.aws.cdk(verb, f"{self.name}/*", "--app", str(assembly), *arguments)


@contextmanager
def rehearsing(name: str, *, folder: Path, source: Path = ENVIRONMENTS) -> Iterator[Rehearsal]:
    """A copy of an environment, the repository's own or an example, with a local AWS of its own as long as it lasts.

    The local AWS is empty, and bootstrapped.
    """
    environments = folder / "environments"
    environments.mkdir(parents=True)
    shutil.copy(source / f"{name}.yaml", environments)
    spec = read_environment(environments / f"{name}.yaml")
    aws = LocalAws.start(folder / "aws", account=spec.account, region=spec.region)
    try:
        aws.cdk("bootstrap", f"aws://{spec.account}/{spec.region}")
        yield Rehearsal(name=name, aws=aws, folder=folder)
    finally:
        aws.stop()


def failure_of(step: Callable[[], str]) -> str:
    """What the CLI printed of a step that must fail."""
    try:
        step()
    except CdkFailed as failed:
        return plain(failed.output)
    raise AssertionError("the step must fail, and succeeded")


def unchanged_layers(printed: str) -> set[str]:
    """The layers of which the CLI says that a deploy changed nothing."""
    return set(re.findall(r"✅\s+\S+?/([a-z-]+).* \(no changes\)", plain(printed)))


def plain(printed: str) -> str:
    """Terminal output without its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", printed)
