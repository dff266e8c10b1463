"""Add-ons of storage that have no settings: what they bring, and what is said of them."""

from specs.add_ons.ability import Ability
from specs.add_ons.catalogue import bringers
from specs.add_ons.known.instance_store_csi import InstanceStoreCsiDriver
from specs.add_ons.known.snapshot_controller import SnapshotController


def test_the_snapshot_controller_brings_what_drivers_need_for_snapshots_and_calls_nobody() -> None:
    controller = SnapshotController(name="snapshot-controller")

    assert bringers(Ability.VOLUME_SNAPSHOTS) == ("snapshot-controller",)
    assert controller.identities(ip_family="ipv4") == ()
    assert controller.reach.calls == ()


def test_whoever_installs_the_instance_store_driver_is_told_that_it_erases() -> None:
    (advice,) = InstanceStoreCsiDriver(name="aws-ec2-local-instance-store-csi-driver").advice(minor="1.36")

    assert advice.id == "eks:instance-store-erased"
    assert "erases whatever is on the instance store" in advice.message
