"""Nodes for waiting pods, without node groups."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.beside import Beside, LaunchedNodes, NodeEventQueue
from specs.add_ons.chart import Chart
from specs.add_ons.known.karpenter import rules
from specs.add_ons.known.karpenter.node_pools import NodeClassSpec, NodePoolSpec
from specs.add_ons.known.karpenter.permissions import NODE_ROLE, QUEUE, STATEMENTS
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.advice import Advice
from specs.distinct import Once
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.json import Json
from specs.spec import Rule

RELEASE = "karpenter"

REACH = Reach(
    calls=(
        Call(service="ec2", because="launches and ends instances"),
        Call(service="eks", because="reads the cluster's address and version for its nodes"),
        Call(service="ssm", because="finds the images of nodes"),
        Call(service="sqs", because="hears of interruptions"),
    )
)
"""aws/karpenter-provider-aws v1.14.1, getting-started-with-karpenter, Private Clusters."""

RESOURCES: dict[str, Json] = {"requests": {"cpu": "1", "memory": "1Gi"}, "limits": {"memory": "1Gi"}}
"""What its makers' guide gives it, but for the limit on CPU. As above, Install Karpenter."""


class Karpenter(Chart):
    """Karpenter, as a Helm chart: it launches the instance that waiting pods need, and ends what idles.

    It brings its kinds (NodePool, EC2NodeClass), and runs on managed nodes, never on its own. Beside it stand a queue
    by which it hears of interruptions before they happen, and the role of its nodes with instance profile and access
    entry, all named after the cluster. An EC2NodeClass of one's own names the instance profile
    (`instanceProfile: <cluster>-<region>-nodes`), and no role: Karpenter may make nothing in IAM here.

    It gets along with the cluster autoscaler, which scales node groups and nothing else; where pods fit both, both
    answer. A NodePool that goes from the file goes from the cluster, with its nodes; those that somebody else made, and
    their nodes, stay when Karpenter is removed: delete them first. Helm makes the kinds when it first installs
    the chart, and changes none later: apply the chart `karpenter-crd` of a newer version before the lock takes it.
    https://docs.aws.amazon.com/eks/latest/best-practices/karpenter.html;
    https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/website/content/en/preview/faq.md
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.NODE_SCALING,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        identities=(Identity(service_account=RELEASE, statements=STATEMENTS),),
        reach=REACH,
        controller=True,
        launches_nodes=True,
        tolerates=("CriticalAddonsOnly",),
        fargate_labels=(("app.kubernetes.io/instance", RELEASE), ("app.kubernetes.io/name", RELEASE)),
    )
    rules: ClassVar[tuple[Rule, ...]] = (rules.pools_have_a_class,)

    name: Literal["karpenter"]
    """Which add-on this entry is."""
    node_class: NodeClassSpec | None = None
    """What its nodes are like: the EC2NodeClass `default`. Absent: GitOps brings EC2NodeClasses and NodePools."""
    node_pools: Annotated[tuple[NodePoolSpec, ...], Once(by="name")] = ()
    """Which nodes it may launch: NodePools of the class `default`."""

    @property
    def launches_others_nodes(self) -> bool:
        """Where there are pools; without one it launches nothing."""
        return bool(self.node_pools)

    @property
    def beside(self) -> tuple[Beside, ...]:
        """Its queue, and its nodes' role."""
        return (NodeEventQueue(name=QUEUE), LaunchedNodes(name=NODE_ROLE))

    @override
    def advice(self, *, minor: str) -> tuple[Advice, ...]:
        """Nobody knows beforehand how many nodes it launches."""
        message = (
            "Karpenter launches nodes that the plan of addresses does not count: leave room for them and their pods in "
            "the private subnets, for as many as the limits of its pools allow"
        )
        return (Advice(id="eks:karpenter-addresses", message=message),)

    def values(self, around: Surroundings) -> dict[str, Json]:
        """The chart's values. The region is said, for no pod reaches a node's metadata service to ask for it.

        https://github.com/aws/karpenter-provider-aws/blob/v1.14.1/charts/karpenter/values.yaml
        """
        image = around.image(RELEASE)
        return {
            "fullnameOverride": RELEASE,
            "serviceAccount": {"name": RELEASE},
            "settings": {
                "clusterName": around.cluster,
                "eksControlPlane": True,
                "interruptionQueue": QUEUE.format(cluster=around.cluster),
                "isolatedVPC": around.isolated,
            },
            "controller": {
                "image": {
                    "repository": image.name(registry=around.registry),
                    "tag": image.tag,
                    "digest": image.digest.value,
                },
                "env": [{"name": "AWS_REGION", "value": around.region}],
                "resources": RESOURCES,
            },
            "replicas": 2,
            "podDisruptionBudget": {"name": RELEASE, "maxUnavailable": 1},
            "priorityClassName": "system-cluster-critical",
            "topologySpreadConstraints": spread({"app.kubernetes.io/instance": RELEASE}),
        }

    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:
        """The node class and the pools, where they are written here."""
        if self.node_class is None:
            return {}
        name = NODE_ROLE.format(cluster=around.cluster, region=around.region)
        described = self.node_class.manifest(around, instance_profile=name)
        return {"node-class": described} | {f"node-pool-{pool.name}": pool.manifest() for pool in self.node_pools}
