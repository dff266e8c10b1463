"""An add-on that is a Helm chart."""

from collections.abc import Sequence

from aws_cdk import Duration
from aws_cdk.aws_eks_v2 import HelmChart
from aws_cdk.aws_iam import Role
from constructs import Construct

from constructs_lib.add_ons.beside.beside import stand_beside
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.federated_role import ANNOTATION
from constructs_lib.identity.pod_roles import pod_roles
from constructs_lib.kubernetes.kubectl import Kubectl
from specs.add_ons.chart import Chart
from specs.add_ons.surroundings import Surroundings
from specs.capacity.capacity import CapacitySpec
from specs.json import Json
from specs.lock import Lock


class InstalledChart(Construct):
    """One Helm chart as the lock pins it, installed once its pods can be somebody, and waited for.

    Its namespace is made before it, and not by Helm. A failed installation is taken back; ten minutes are the most
    that the kubectl functions can wait.
    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_eks_v2.HelmChart.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: Chart,
        cluster: ClusterAttributes,
        kubectl: Kubectl,
        around: Surroundings,
        lock: Lock,
        capacity: Sequence[CapacitySpec],
        retain: bool,
    ) -> None:
        """Install the chart with the values that follow from its surroundings; with a registry, it comes from there.

        By the capacity its pods get their credentials: those that a Fargate profile takes, by IRSA.
        `retain` keeps logs that it brings when it goes.

        Raises ValueError where the lock lacks the chart, or an image of the cluster's minor.
        """
        super().__init__(scope, construct_id)
        source = spec.source(lock=lock, registry=around.registry)
        values = spec.values(around)
        known: list[Construct] = [stand_beside(self, beside, cluster=cluster, retain=retain) for beside in spec.beside]
        for each in pod_roles(self, spec=spec, cluster=cluster, capacity=capacity):
            known.append(each.role)
            if each.federated:
                values = _annotated(values, each.identity.annotations_at, each.role)
            else:
                known.append(each.associated(cluster))
        release = HelmChart(
            self,
            "Chart",
            cluster=kubectl.cluster,
            chart=source.chart,
            repository=source.repository,
            version=source.version,
            release=spec.name,
            namespace=spec.definition.namespace,
            create_namespace=False,
            atomic=True,
            timeout=Duration.minutes(10),
            values=values,
        )
        release.node.add_dependency(*known, kubectl)


def _annotated(values: dict[str, Json], at: tuple[str, ...], role: Role) -> dict[str, Json]:
    """The values with a service account's annotation among them that names its role."""
    if not at:
        return {**values, ANNOTATION: role.role_arn}
    inner = values.get(at[0])
    return {**values, at[0]: _annotated(dict(inner) if isinstance(inner, dict) else {}, at[1:], role)}
