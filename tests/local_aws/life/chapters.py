"""The life of an environment, by the real CDK CLI on a local AWS, in chapters.

Each chapter says what a person does and what then stands; the chapters follow one another because deployments do.
"""

import re
from typing import Any

from rich.console import Console

from tests.local_aws.life import standing
from tests.local_aws.life.rehearsal import Rehearsal, failure_of, unchanged_layers
from tools.assembly import stacks_of
from tools.decommissioning import decommission
from tools.first_deploys import unblock

LAYERS = {"network", "cluster", "system", "capacity", "add-ons"}
ZONES = ("eu-west-1a", "eu-west-1b", "eu-west-1c")
NOBODY = "arn:aws:iam::111122223333:role/nobody"


def the_whole_life(rehearsal: Rehearsal) -> None:
    """From the first deploy, which fails, to the end."""
    it_begins_with_an_admin_who_does_not_exist(rehearsal)
    it_goes_on_after_the_fix(rehearsal)
    a_second_deploy_changes_nothing(rehearsal)
    the_kubernetes_minor_goes_up(rehearsal)
    nodes_get_other_instances_and_leave_a_zone(rehearsal)
    the_zone_is_dropped_and_a_subnet_is_replaced(rehearsal)
    a_failing_change_rolls_back_only_its_layer(rehearsal)
    it_is_not_destroyed_while_it_is_protected(rehearsal)
    it_ends_and_leaves_only_what_is_retained(rehearsal)


def it_begins_with_an_admin_who_does_not_exist(rehearsal: Rehearsal) -> None:
    """The system layer fails; the cluster below it stands."""
    rehearsal.hire()

    def misspell(written: Any) -> None:
        written["control_plane"]["version"] = "1.35"
        written["access"]["admins"][0] = NOBODY

    rehearsal.edit(misspell)
    told = failure_of(rehearsal.deploy)

    assert "The specified principalArn is invalid: invalid principal" in told
    assert rehearsal.layers() == {
        "network": "CREATE_COMPLETE",
        "cluster": "CREATE_COMPLETE",
        "system": "ROLLBACK_COMPLETE",
    }
    assert standing.cluster(rehearsal)["status"] == "ACTIVE"


def it_goes_on_after_the_fix(rehearsal: Rehearsal) -> None:
    """The same command, and all layers stand."""

    def correct(written: Any) -> None:
        written["access"]["admins"][0] = "arn:aws:iam::111122223333:role/platform-admins"

    rehearsal.edit(correct)
    assert unblock(rehearsal.aws, stacks_of(rehearsal.synthesise())) == (f"{rehearsal.name}/system",)
    printed = rehearsal.deploy_again()

    assert unchanged_layers(printed) == {"network", "cluster"}
    assert rehearsal.layers() == dict.fromkeys(LAYERS, "CREATE_COMPLETE")


def a_second_deploy_changes_nothing(rehearsal: Rehearsal) -> None:
    """Of no layer."""
    assert unchanged_layers(rehearsal.deploy_again()) == LAYERS


def the_kubernetes_minor_goes_up(rehearsal: Rehearsal) -> None:
    """One line of the file; control plane, nodes, kubectl and the autoscaler's image follow."""
    before = standing.node_groups(rehearsal)

    def upgrade(written: Any) -> None:
        written["control_plane"]["version"] = "1.36"

    rehearsal.edit(upgrade)
    told = rehearsal.diff()
    assert "AWS::EKS::Cluster" in told
    assert "[-] 1.35" in told
    assert "[+] 1.36" in told
    assert not re.search(r"AWS::EKS::(Cluster|Nodegroup) .* replace", told)

    rehearsal.deploy()
    assert standing.cluster(rehearsal)["version"] == "1.36"
    after = standing.node_groups(rehearsal)
    assert {group["version"] for group in after} == {"1.36"}
    assert {group["nodegroupName"] for group in after} == {group["nodegroupName"] for group in before}


def nodes_get_other_instances_and_leave_a_zone(rehearsal: Rehearsal) -> None:
    """Node groups are replaced, the new ones first; nodes, NAT, endpoints, hosts and functions leave the zone."""
    before = {group["nodegroupName"] for group in standing.node_groups(rehearsal)}

    def change(written: Any) -> None:
        for entry in written["capacity"]:
            if entry["kind"] == "managed_node_group":
                entry["instance_types"] = [*entry["instance_types"][1:], *entry["instance_types"][:1]]
        zones = written["network"]["zones"]
        if len(zones) == 2:
            new = {"name": "eu-west-1c", "public": "10.10.3.0/24", "private": "10.10.192.0/18"}
            zones.append(new)
        zones[0]["drained"] = True

    rehearsal.edit(change)
    told = rehearsal.diff()
    assert "AWS::EKS::Nodegroup" in told
    assert re.search(r"\[~\] AWS::EKS::Nodegroup .* (may be replaced|replace)", told)

    rehearsal.deploy()
    after = {group["nodegroupName"] for group in standing.node_groups(rehearsal)}
    assert len(after) == len(before)
    assert not after & before
    left = {
        subnet["SubnetId"]
        for subnet in standing.subnets(rehearsal).values()
        if subnet["AvailabilityZone"] == "eu-west-1a"
    }
    assert not left & (standing.subnets_in_use(rehearsal) | standing.nat_subnets(rehearsal))
    assert len(left) >= 2


def the_zone_is_dropped_and_a_subnet_is_replaced(rehearsal: Rehearsal) -> None:
    """The zone keeps its control-plane subnet; another zone's private subnet is another one under the same id."""
    consumer = f"network/private-subnet/{ZONES[1]}"
    old = standing.handed_over(rehearsal, consumer)
    assert old in standing.subnets_in_use(rehearsal)

    def change(written: Any) -> None:
        dropped, moved = written["network"]["zones"][:2]
        for tier in ("public", "private"):
            dropped.pop(tier, None)
        moved["private"] = str(moved["private"]).replace(".128.0/18", ".32.0/19")

    rehearsal.edit(change)
    told = rehearsal.diff()
    assert "[-] AWS::EC2::Subnet" in told
    assert "[~] AWS::EC2::Subnet" in told
    assert "requires replacement" in told

    rehearsal.deploy()
    new = standing.handed_over(rehearsal, consumer)
    used = standing.subnets_in_use(rehearsal)
    assert new != old
    assert new in used
    assert old not in used
    the_subnet_that_was_in_use_is_deleted_by_hand(rehearsal, old)
    in_the_zone = [each for each in standing.subnets(rehearsal).values() if each["AvailabilityZone"] == ZONES[0]]
    assert len(in_the_zone) == 1


def the_subnet_that_was_in_use_is_deleted_by_hand(rehearsal: Rehearsal, subnet: str) -> None:
    """CloudFormation could not delete it while nodes, which move in a later layer, were in it, and forgot it.

    Who drains the zone first, as above, is spared this.
    """
    ec2 = rehearsal.aws.client("ec2")
    assert subnet in {each["SubnetId"] for each in standing.subnets(rehearsal).values()}
    ec2.delete_subnet(SubnetId=subnet)


def a_failing_change_rolls_back_only_its_layer(rehearsal: Rehearsal) -> None:
    """The system layer refuses a principal that does not exist; the layers above never hear of it."""

    def add(written: Any) -> None:
        written["access"].setdefault("entries", []).append(
            {"name": "nobody", "principal": NOBODY, "policies": [{"name": "AmazonEKSViewPolicy"}]}
        )

    def remove(written: Any) -> None:
        written["access"]["entries"].pop()

    rehearsal.edit(add)
    assert "The specified principalArn is invalid: invalid principal" in failure_of(rehearsal.deploy)
    assert rehearsal.layers()["system"] == "UPDATE_ROLLBACK_COMPLETE"
    assert not {status for layer, status in rehearsal.layers().items() if layer != "system" and "ROLLBACK" in status}

    rehearsal.edit(remove)
    assert LAYERS - {"system"} <= unchanged_layers(rehearsal.deploy())


def it_is_not_destroyed_while_it_is_protected(rehearsal: Rehearsal) -> None:
    """The first layer says why, and nothing is gone."""

    def protect(written: Any) -> None:
        written["control_plane"]["deletion_protection"] = True

    if not standing.cluster(rehearsal)["deletionProtection"]:
        rehearsal.edit(protect)
        rehearsal.deploy()
    before = rehearsal.layers()

    assert "TerminationProtection" in failure_of(rehearsal.destroy)
    assert rehearsal.layers() == before
    assert standing.cluster(rehearsal)["deletionProtection"] is True


def it_ends_and_leaves_only_what_is_retained(rehearsal: Rehearsal) -> None:
    """Protections are lifted in one deploy, all layers go, and keys and log groups are named where they stay."""
    retains = "retain: true" in rehearsal.file.read_text()
    outcome = decommission(
        rehearsal.aws,
        rehearsal.name,
        assembly=rehearsal.folder / "assembly",
        console=Console(quiet=True),
        environments=rehearsal.file.parent,
    )

    assert outcome is not None
    assert not rehearsal.layers()
    assert not outcome.leftovers
    types = {remainder.type for remainder in outcome.retained}
    assert types == ({"AWS::KMS::Key", "AWS::Logs::LogGroup"} if retains else set())
    assert not rehearsal.aws.client("eks").list_clusters()["clusters"]
