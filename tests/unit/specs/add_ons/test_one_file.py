"""Adding an add-on to the catalogue touches one file: the one that describes it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.synthesis import ROOT
from tests.unit.specs.environment_files import GOOD

ADD_ON = '''\
"""Queues of a company of its own."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import BucketArn
from specs.problems import Violation

QUEUES = Statement(actions=("sqs:ReceiveMessage",), resources=("arn:{partition}:sqs:{region}:{account}:{cluster}",))


class QueueReader(EksAddOn):
    """Reads a queue."""

    definition: ClassVar[Definition] = Definition(
        needs=(Ability.POD_CREDENTIALS,),
        identities=(Identity(service_account="queue-reader", statements=(QUEUES,)),),
        reach=Reach(calls=(Call(service="sqs", because="reads the queue"),)),
    )

    name: Literal["acme_queue-reader"]
    """Which add-on this entry is."""
    messages_at_once: int = 10
    """How many messages it takes at once."""
    archives: Distinct[BucketArn] = ()
    """Where it keeps them."""

    @property
    def uses_kubectl(self) -> bool:
        """It brings a ConfigMap."""
        return True

    def against(self, control_plane: object, capacity: Sequence[object]) -> Iterator[Violation]:
        """Each node takes its messages."""
        if self.messages_at_once > 10 * len(capacity):
            yield Violation(path=("messages_at_once",), message="must be at most 10 for each entry of capacity")

    def manifests(self, around: Surroundings) -> dict[str, Manifest]:
        """Where it keeps messages, for those who read."""
        data = {"archives": ",".join(self.archives)}
        metadata = {"name": "archives", "namespace": self.definition.namespace}
        return {"archives": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": data}}

    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """Its batch, and where its queue is."""
        return {"batch": self.messages_at_once, "region": around.region}
'''

ENVIRONMENT = GOOD.replace("  nat: per_zone\n", "  nat: per_zone\n  endpoints: required\n") + (
    "  - name: acme_queue-reader\n    messages_at_once: 3\n    archives: ['arn:aws:s3:::letters']\n"
)

PROGRAM = """\
import json
import sys
from pathlib import Path

folder, file = Path(sys.argv[1]), Path(sys.argv[2])

from specs.add_ons import known

known.__path__.append(str(folder))

from specs.problems import InvalidEnvironment
from specs.reading import read_environment
from specs.reference import render as reference
from specs.schema import schema

try:
    environment = read_environment(file)
except InvalidEnvironment as invalid:
    sys.exit(str(invalid))

from tests.synthesis import assembly_of

assembly = assembly_of(file)
(stage,) = assembly.nested_assemblies
stacks = {each.hierarchical_id: each.template for each in stage.nested_assembly.stacks}
print(json.dumps({"schema": schema(), "reference": reference(), "stacks": stacks}))
"""


def run(folder: Path, environment: Path) -> subprocess.CompletedProcess[str]:
    """Read and synthesise in a process that has seen no catalogue before, with the add-ons of one more folder."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(environment)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("catalogue")
    (made / "good.yaml").write_text(ENVIRONMENT, encoding="utf-8")
    (made / "empty").mkdir()
    (made / "more").mkdir()
    (made / "more" / "queue_reader.py").write_text(ADD_ON, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def made(folder: Path) -> dict[str, Any]:
    done = run(folder / "more", folder / "good.yaml")

    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def resources(made: dict[str, Any], layer: str, kind: str) -> dict[str, dict[str, Any]]:
    """The properties of one layer's resources of a type, by logical id."""
    found = made["stacks"][f"good/{layer}"]["Resources"]
    return {name: each["Properties"] for name, each in found.items() if each["Type"] == kind}


def test_without_its_file_nobody_knows_it(folder: Path) -> None:
    done = run(folder / "empty", folder / "good.yaml")

    assert done.returncode == 1
    assert "add_ons[7].name: must be one of" in done.stderr
    assert "got 'acme_queue-reader'" in done.stderr


def test_editors_and_readers_see_its_settings(made: dict[str, Any]) -> None:
    settings = made["schema"]["$defs"]["QueueReader"]["properties"]

    assert settings["messages_at_once"]["description"] == "How many messages it takes at once."
    assert "| `messages_at_once` |" in made["reference"]


def test_the_platform_installs_it_as_its_entry_says(made: dict[str, Any]) -> None:
    add_ons = {each["AddonName"]: each for each in resources(made, "add-ons", "AWS::EKS::Addon").values()}

    assert json.loads(add_ons["acme_queue-reader"]["ConfigurationValues"]) == {"batch": 3, "region": "eu-west-1"}


def test_its_pods_have_a_role_of_their_own(made: dict[str, Any]) -> None:
    add_ons = {each["AddonName"]: each for each in resources(made, "add-ons", "AWS::EKS::Addon").values()}
    (association,) = add_ons["acme_queue-reader"]["PodIdentityAssociations"]
    role, _ = association["RoleArn"]["Fn::GetAtt"]
    policies = resources(made, "add-ons", "AWS::IAM::ManagedPolicy").values()
    (own,) = (policy for policy in policies if {"Ref": role} in policy["Roles"])

    assert association["ServiceAccount"] == "queue-reader"
    assert [each["Action"] for each in own["PolicyDocument"]["Statement"]] == ["sqs:ReceiveMessage"]


def test_its_objects_are_applied(made: dict[str, Any]) -> None:
    applied = resources(made, "add-ons", "Custom::AWSCDK-EKS-KubernetesResource").values()

    assert any('"archives":"arn:aws:s3:::letters"' in str(each["Manifest"]) for each in applied)


@pytest.mark.parametrize(
    ("written", "wrong", "told"),
    [
        ("arn:aws:s3:::letters", "arn:aws-cn:s3:::letters", "archives[0]: must begin with arn:aws: in eu-west-1"),
        ("'arn:aws:s3:::letters'", "'arn:aws:s3:::letters', 'arn:aws:s3:::letters'", "archives[1]: must stand once"),
        ("arn:aws:s3:::letters", "letters", "archives[0]: must be the ARN of one S3 bucket"),
        ("messages_at_once: 3", "messages_at_once: 99", "messages_at_once: must be at most 10 for each entry"),
    ],
)
def test_what_is_wrong_with_its_settings_is_told(written: str, wrong: str, told: str, folder: Path) -> None:
    file = folder / "more" / "good.yaml"
    file.write_text(ENVIRONMENT.replace(written, wrong), encoding="utf-8")

    done = run(folder / "more", file)

    assert done.returncode == 1
    assert f"add_ons[7].{told}" in done.stderr


def test_the_vpc_has_the_endpoint_that_it_calls(made: dict[str, Any]) -> None:
    services = [each["ServiceName"] for each in resources(made, "network", "AWS::EC2::VPCEndpoint").values()]

    assert "com.amazonaws.eu-west-1.sqs" in services
