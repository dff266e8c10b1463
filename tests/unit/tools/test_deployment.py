"""What a person sees of a deployment is read from the CDK CLI's own words."""

from io import StringIO

from rich.console import Console

from tools.deployment import Deployment

DEPLOY = """\
dev/network (dev-network): deploying... [1/5]
dev-network | 0/42 | 10:12:01 AM | CREATE_IN_PROGRESS   | AWS::EC2::VPC | Network/Vpc (NetworkVpc7FB7348F)
dev-network | 1/42 | 10:12:02 AM | CREATE_COMPLETE      | AWS::EC2::VPC | Network/Vpc (NetworkVpc7FB7348F)

 ✅  dev/network (dev-network)

✨  Deployment time: 3.21s

dev/cluster (dev-cluster): deploying... [2/5]

 ✅  dev/cluster (dev-cluster) (no changes)

✨  Deployment time: 0.4s
"""

DESTROY = """\
dev/cluster (dev-cluster): destroying... [1/2]

 ✅  dev/cluster (dev-cluster): destroyed
dev/network (dev-network): destroying... [2/2]

 ✅  dev/network (dev-network): destroyed
"""


def followed(output: str) -> tuple[Deployment, str]:
    screen = StringIO()
    with Deployment(Console(file=screen, width=120), "deploying") as deployment:
        for line in output.splitlines():
            deployment.read(line)
    return deployment, screen.getvalue()


def test_each_layer_is_told_with_its_time_and_whether_it_changed() -> None:
    deployment, screen = followed(DEPLOY)
    assert [(layer.path, layer.changed, layer.seconds) for layer in deployment.layers] == [
        ("dev/network", True, 3.21),
        ("dev/cluster", False, 0.4),
    ]
    assert deployment.changed
    told = [line.split() for line in screen.splitlines() if line.startswith("  dev/")]
    assert told == [["dev/network", "3.2", "s"], ["dev/cluster", "0.4", "s", "no", "changes"]]


def test_a_deployment_of_what_stands_changes_nothing() -> None:
    deployment, _ = followed(DEPLOY[DEPLOY.index("dev/cluster") :])
    assert not deployment.changed


def test_each_destroyed_layer_is_told_once() -> None:
    deployment, screen = followed(DESTROY)
    assert [layer.path for layer in deployment.layers] == ["dev/cluster", "dev/network"]
    assert screen.count("dev/network") == screen.count("dev/cluster") == 1


def test_the_table_says_how_long_each_layer_took() -> None:
    deployment, _ = followed(DEPLOY)

    assert [(fact.name, fact.detail) for fact in deployment.facts()] == [
        ("dev/network", "3.2 s"),
        ("dev/cluster", "no changes"),
    ]
