"""The life of a shape: it is deployed without its last zone, gets that zone, and ends."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from specs.environment import Environment
from specs.reading import read_environment
from tests.local_aws.shapes.deploying import delete, deploy
from tests.local_aws.shapes.topology import Topology, topology_of
from tests.synthesis import ROOT, assembly_of
from tools.local_aws.principals import make_principals, principals_of
from tools.local_aws.session import LocalAws

EXAMPLES = ROOT / "tests/environments"


@dataclass(frozen=True)
class Shape:
    """One example environment, and the local AWS that it is deployed to."""

    name: str
    aws: LocalAws
    folder: Path

    @property
    def file(self) -> Path:
        """The copy of the example that is deployed."""
        return self.folder / f"{self.name}.yaml"

    @property
    def spec(self) -> Environment:
        """What the copy says."""
        return read_environment(self.file)

    def begin(self, prepared: Callable[[str], str] = str) -> None:
        """Deploy the example without its last zone; `prepared` may change the file's text before."""
        text = prepared((EXAMPLES / f"{self.name}.yaml").read_text())
        self.file.write_text(text)
        make_principals(self.aws, principals_of(self.spec))
        drop_the_last_zone(self.file)
        self.deploy()
        self.file.write_text(text)

    def deploy(self) -> None:
        """Deploy the copy as it stands. Assets stay where they are, for the CDK copies each once in a process."""
        assembly = self.folder / "assembly"
        shutil.rmtree(assembly / f"assembly-{self.name}", ignore_errors=True)
        deploy(self.aws, Path(assembly_of(self.file, outdir=assembly).directory))

    def end(self) -> None:
        """Delete everything."""
        delete(self.aws, self.folder / "assembly")

    def handed_over(self, name: str) -> str:
        """The value of a parameter that one layer publishes for those above."""
        parameter = self.aws.client("ssm").get_parameter(Name=f"/eks/{self.name}/{name}")["Parameter"]
        return str(parameter["Value"])

    def topology(self) -> Topology:
        """What stands of the VPC."""
        return topology_of(self.aws.client("ec2"), self.handed_over("network/vpc-id"))

    def cluster(self) -> dict[str, Any]:
        """The cluster, as EKS describes it."""
        described: dict[str, Any] = self.aws.client("eks").describe_cluster(name=self.name)["cluster"]
        return described

    def node_groups(self) -> list[dict[str, Any]]:
        """The node groups, as EKS describes them."""
        eks = self.aws.client("eks")
        names = eks.list_nodegroups(clusterName=self.name)["nodegroups"]
        return [eks.describe_nodegroup(clusterName=self.name, nodegroupName=each)["nodegroup"] for each in names]


def drop_the_last_zone(file: Path) -> None:
    """Take the last zone out of an environment's file, in which the control plane is not."""
    yaml = YAML()
    written = yaml.load(file)
    network = written["network"]
    if "zones" in network:
        network["zones"].pop()
    else:
        last = network["subnets"][-1]["zone"]
        network["subnets"] = [subnet for subnet in network["subnets"] if subnet["zone"] != last]
    yaml.dump(written, file)
