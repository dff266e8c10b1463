"""The example of a platform whose CNI is brought along, deployed: its chart is there before the nodes."""

from pathlib import Path

from examples.own_cni import ENVIRONMENT, overlay_platform
from specs.lock import read_lock
from specs.reading import read_environment
from tests.local_aws.shapes.deploying import delete, deploy
from tests.local_aws.shapes.judging import judge, people, tiers
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.reach import Reach
from tests.synthesis import new_app
from tools.local_aws.inventory import inventory
from tools.local_aws.principals import make_principals, principals_of
from tools.local_aws.session import LocalAws
from tools.releases import releases


def test_the_plugin_stands_and_nodes_reach_what_they_should(aws: LocalAws, tmp_path: Path) -> None:
    there, described = set(inventory(aws)), read_environment(ENVIRONMENT)
    make_principals(aws, principals_of(described))
    app = new_app(tmp_path / "assembly")
    overlay_platform(app, environment=described, lock=read_lock())
    assembly = Path(app.synth().directory)
    shape = Shape(described.name, aws, tmp_path)
    shape.file.write_text(ENVIRONMENT.read_text())

    deploy(aws, assembly)
    assert [release.name for release in releases(aws, shape.name)] == ["kube-system/cilium"]
    assert "vpc-cni" not in aws.client("eks").list_addons(clusterName=shape.name)["addons"]
    judge(shape, tiers(shape), Reach(internet="one gateway"))

    delete(aws, assembly)
    assert set(inventory(aws)) - there <= people(described)
