"""Where a team's network can be closed."""

from ipaddress import IPv4Network

import pytest

from specs.control_plane.control_plane import ControlPlaneSpec
from specs.own_cni import OwnCniSpec
from specs.rules.team_namespaces import closed_networks_are_enforced, closed_networks_are_ipv4
from specs.teams.team import TeamSpec


def team(**network: object) -> TeamSpec:
    members = ({"principal": "arn:aws:iam::111122223333:role/shop", "policy": "edit"},)
    written = {"name": "shop", "members": members, "quota": {"pods": "10"}, "network": network}
    return TeamSpec.model_validate(written)


CLOSED = team()
OPEN = team(open_because="talks to partners at addresses nobody knows")
CILIUM = OwnCniSpec(name="cilium", pod_range=IPv4Network("10.244.0.0/16"))


@pytest.mark.parametrize(("family", "refused"), [("ipv4", []), ("ipv6", [("teams", 0, "network")])])
def test_an_ipv6_cluster_has_open_networks_only(family: str, refused: list[object]) -> None:
    plane = ControlPlaneSpec.model_validate({"version": "1.35", "ip_family": family})

    assert [violation.path for violation in closed_networks_are_ipv4((CLOSED, OPEN), plane)] == refused


def test_a_cni_of_ones_own_enforces_what_the_vpc_cni_would() -> None:
    assert [violation.path for violation in closed_networks_are_enforced((OPEN, CLOSED), (), None)] == [
        ("teams", 1, "network")
    ]
    assert not list(closed_networks_are_enforced((OPEN, CLOSED), (), CILIUM))
