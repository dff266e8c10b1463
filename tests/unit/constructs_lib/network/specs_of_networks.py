"""Networks for the tests of their constructs."""

from typing import Any

from specs.network.network import NetworkSpec


def network_spec(**changes: Any) -> NetworkSpec:
    """Three zones with a NAT gateway in each; `changes` replace fields."""
    return NetworkSpec.model_validate(
        {
            "cidr": "10.20.0.0/16",
            "nat": "per_zone",
            "zones": (zone("a"), zone("b"), zone("c")),
            **changes,
        }
    )


def zone(letter: str, **changes: Any) -> dict[str, Any]:
    """A zone with all three ranges; a change to None drops a range."""
    number = "abc".index(letter)
    return {
        "name": f"eu-west-1{letter}",
        "control_plane": f"10.20.0.{16 * number}/28",
        "public": f"10.20.{1 + number}.0/24",
        "private": f"10.20.{64 * (1 + number)}.0/18",
        **changes,
    }
