"""The opponent of the benchmark is honest: it makes what we make, no more and no less."""

from collections import Counter
from pathlib import Path

import pytest
from aws_cdk import App

from benchmarks.bare.platform import BarePlatform
from benchmarks.environment_files import write_environments
from benchmarks.inventory import LAYERS, layers_of
from benchmarks.sizes import ALL, PROD, Size
from specs.lock import read_lock
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage
from tests.platforms import platform
from tests.synthesis import new_app


def types_by_layer(app: App) -> dict[str, Counter[str]]:
    return {layer.name: layer.types for layer in layers_of(Path(app.synth().directory))}


def test_the_bare_app_has_as_many_resources_of_each_type_in_each_layer_as_prod() -> None:
    bare = new_app()
    BarePlatform(bare, "prod", node_groups=PROD.node_groups)

    ours = {layer.name: layer.types for layer in layers_of(platform("prod"))}

    assert tuple(ours) == LAYERS
    assert ours == types_by_layer(bare)


def test_both_sides_grow_alike(tmp_path: Path) -> None:
    app, bare = new_app(), new_app()
    write_environments(tmp_path, Size(node_groups=5))
    five = read_environment(tmp_path / "prod-0.yaml")
    PlatformStage(app, five.name, environment=five, lock=read_lock())
    BarePlatform(bare, five.name, node_groups=5)

    ours = types_by_layer(app)

    assert ours["capacity"]["AWS::EKS::Nodegroup"] == 5
    assert ours == types_by_layer(bare)


# more environments are more copies of one file; more node groups are more in it, up to the largest that is measured
@pytest.mark.parametrize(
    "size", [Size(environments=2, node_groups=5), *(s for s in ALL if s.environments == 1)], ids=str
)
def test_environments_of_every_size_are_valid(size: Size, tmp_path: Path) -> None:
    write_environments(tmp_path, size)

    environments = [read_environment(file) for file in tmp_path.glob("*.yaml")]

    assert len(environments) == size.environments
    assert {
        sum(entry.kind == "managed_node_group" for entry in environment.capacity) for environment in environments
    } == {size.node_groups}
