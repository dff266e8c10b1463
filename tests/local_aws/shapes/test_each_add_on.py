"""Each add-on of the catalogue, deployed alone with what it needs, and deleted, on one cluster."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from aws_cdk import Environment as Target
from aws_cdk import Stack as CdkStack

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.control_plane.attributes import KnownCluster
from constructs_lib.network.attributes import KnownNetwork
from specs.add_ons.catalogue import KNOWN, AddOnSpec, bringers, name_of
from specs.add_ons.chart import Chart
from specs.add_ons.eks_add_on import EksAddOn
from specs.reading import read_environment
from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster
from tests.local_aws.shapes.deploying import delete_stack, deploy_stack, publish
from tests.local_aws.shapes.life import EXAMPLES
from tests.synthesis import ACCOUNT, REGION, new_app
from tools.assembly import AssemblyStack, stacks_of
from tools.local_aws.session import LocalAws
from tools.releases import releases

CLUSTER = "each-add-on"
NAMES = [name_of(kind) for kind in KNOWN]
ENTRIES: dict[str, AddOnSpec] = {each.name: each for each in read_environment(EXAMPLES / "settings.yaml").add_ons}
"""How each is written in the example with all settings."""


@dataclass(frozen=True)
class Ground:
    """A cluster without any add-on, and a stack for each add-on, synthesised and published."""

    aws: LocalAws
    stacks: dict[str, AssemblyStack]


@pytest.fixture(scope="module")
def ground(aws: LocalAws, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """One cluster for all, made by a template of a few lines."""
    base = Stack(aws.client("cloudformation")).deploy(cluster(Name=CLUSTER, Version="1.36"))
    described = aws.client("eks").describe_cluster(name=CLUSTER)["cluster"]
    subnets = {f"{REGION}{letter}": base.physical_id(f"Subnet{letter.upper()}") for letter in "ab"}
    known = KnownCluster(
        name=CLUSTER,
        version="1.36",
        security_group_id=described["resourcesVpcConfig"]["clusterSecurityGroupId"],
        issuer=described["identity"]["oidc"]["issuer"].removeprefix("https://"),
    )
    network = KnownNetwork(
        vpc_id=base.physical_id("Vpc"),
        vpc_ranges=("10.0.0.0/16",),
        private_subnet_ids=subnets,
        control_plane_subnet_ids=subnets,
    )
    assembly = tmp_path_factory.mktemp("each") / "assembly"
    app = new_app(assembly)
    for name in NAMES:
        stack = CdkStack(app, f"only-{name}", env=Target(account=ACCOUNT, region=REGION))
        AddOns(stack, "AddOns", specs=_with_what_it_needs(name), cluster=known, network=network)
    app.synth()
    publish(aws, assembly)
    yield Ground(aws, {stack.name.removeprefix("only-"): stack for stack in stacks_of(assembly)})
    base.delete()


def _with_what_it_needs(name: str) -> list[AddOnSpec]:
    """An add-on after those that bring what it needs, and what they need."""
    found: dict[str, AddOnSpec] = {}
    for ability in ENTRIES[name].needs:
        found |= {each.name: each for each in _with_what_it_needs(bringers(ability)[0])}
    return [*found.values(), ENTRIES[name]]


@pytest.mark.parametrize("name", NAMES)
def test_an_add_on_is_deployed_and_deleted_alone(name: str, ground: Ground) -> None:
    eks, stack = ground.aws.client("eks"), ground.stacks[name]
    wanted = _with_what_it_needs(name)

    deploy_stack(ground.aws, stack)

    installed = eks.list_addons(clusterName=CLUSTER)["addons"]
    assert set(installed) == {each.name for each in wanted if isinstance(each, EksAddOn)}
    charts = {fact.name.partition("/")[2] for fact in releases(ground.aws, CLUSTER)}
    assert charts == {each.name for each in wanted if isinstance(each, Chart)}

    delete_stack(ground.aws, stack)

    assert not eks.list_addons(clusterName=CLUSTER)["addons"]
    assert not eks.list_pod_identity_associations(clusterName=CLUSTER)["associations"]
    assert not list(releases(ground.aws, CLUSTER))
