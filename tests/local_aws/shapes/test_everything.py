"""The example with every add-on of the catalogue, deployed as a whole."""

from pathlib import Path
from typing import Any

from specs.add_ons.catalogue import KNOWN, name_of
from specs.add_ons.eks_add_on import EksAddOn
from specs.reading import read_environment
from tests.local_aws.shapes.judging import living
from tests.local_aws.shapes.life import EXAMPLES, Shape
from tools.local_aws.session import LocalAws

NAME = "everything"


def test_no_add_on_of_the_catalogue_is_missing() -> None:
    written = {add_on.name for add_on in read_environment(EXAMPLES / f"{NAME}.yaml").add_ons}

    assert {name_of(kind) for kind in KNOWN} == written


def test_everything_lives_changes_nothing_twice_and_leaves_nothing(aws: LocalAws, tmp_path: Path) -> None:
    with living(NAME, aws, tmp_path) as shape:
        eks = aws.client("eks")
        installed = {add_on.name for add_on in shape.spec.every_add_on if isinstance(add_on, EksAddOn)}
        assert set(eks.list_addons(clusterName=NAME, maxResults=100)["addons"]) == installed
        kinds = {each["type"] for each in eks.list_capabilities(clusterName=NAME)["capabilities"]}
        assert kinds == {"ACK", "KRO"}
        told = _events(shape)
        shape.deploy()
        assert _events(shape) == told


def _events(shape: Shape) -> dict[str, int]:
    """How many things have happened to each stack of the environment."""
    cloudformation: Any = shape.aws.client("cloudformation")
    events = cloudformation.get_paginator("describe_stack_events")
    stacks = [stack["StackName"] for stack in cloudformation.describe_stacks()["Stacks"]]
    return {
        name: sum(len(page["StackEvents"]) for page in events.paginate(StackName=name))
        for name in stacks
        if name.startswith(f"{NAME}-")
    }
