"""kube-proxy: how it keeps the rules of Services."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.kube_proxy import KubeProxy
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE


@pytest.mark.parametrize(
    ("settings", "written"),
    [
        ({}, {}),
        ({"mode": "iptables"}, {}),
        ({"mode": "nftables"}, {"mode": "nftables"}),
        ({"mode": "ipvs"}, {"mode": "ipvs"}),
        ({"mode": "ipvs", "ipvs_scheduler": "lc"}, {"mode": "ipvs", "ipvs": {"scheduler": "lc"}}),
    ],
)
def test_a_mode_is_written_where_it_is_not_the_default(settings: dict[str, Any], written: dict[str, Any]) -> None:
    assert KubeProxy(name="kube-proxy", **settings).configuration(SOMEWHERE) == written


@pytest.mark.parametrize("mode", ["iptables", "nftables"])
def test_a_scheduler_of_another_mode_is_refused(mode: Any) -> None:
    with pytest.raises(ValidationError, match=f"must stand beside mode: ipvs, and the mode is {mode}"):
        KubeProxy(name="kube-proxy", mode=mode, ipvs_scheduler="rr")


@pytest.mark.parametrize(
    ("mode", "minor", "warned"),
    [
        ("ipvs", "1.34", False),
        ("ipvs", "1.35", True),
        ("ipvs", "1.36", True),
        ("nftables", "1.36", False),
        ("iptables", "1.36", False),
    ],
)
def test_ipvs_is_warned_of_from_the_minor_that_deprecates_it(mode: Any, minor: str, *, warned: bool) -> None:
    advice = KubeProxy(name="kube-proxy", mode=mode).advice(minor=minor)

    assert [each.id for each in advice] == (["eks:kube-proxy-ipvs"] if warned else [])
    assert all(minor in each.message and "mode: nftables" in each.message for each in advice)
