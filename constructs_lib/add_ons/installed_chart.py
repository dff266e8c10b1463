"""An add-on that is a Helm chart."""

from aws_cdk import Duration
from aws_cdk.aws_eks import CfnPodIdentityAssociation
from aws_cdk.aws_eks_v2 import HelmChart
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from constructs_lib.kubernetes.kubectl import Kubectl
from specs.add_ons.chart import Chart
from specs.add_ons.surroundings import Surroundings
from specs.identity.identity import Identity
from specs.lock import Lock


class InstalledChart(Construct):
    """One Helm chart as the lock pins it, installed once its pods can be somebody, and waited for.

    A failed installation is taken back; ten minutes are the most that the kubectl functions can wait.
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
    ) -> None:
        """Install the chart with the values that follow from its surroundings; with a registry, it comes from there.

        Raises ValueError where the lock lacks the chart, or an image of the cluster's minor.
        """
        super().__init__(scope, construct_id)
        self._cluster = cluster
        if spec.name not in lock.charts:
            raise ValueError(f"the lock of {lock.as_of} has no chart {spec.name}")
        chart = lock.charts[spec.name]
        identities = spec.identities(ip_family=cluster.ip_family)
        known = [
            each
            for identity in identities
            for each in self._identified(identity, spec.definition.namespace, alone=len(identities) == 1)
        ]
        release = HelmChart(
            self,
            "Chart",
            cluster=kubectl.cluster,
            chart=chart.name,
            repository=f"oci://{around.registry}/{chart.registry_path}" if around.registry else chart.repository,
            version=chart.version,
            release=spec.name,
            namespace=spec.definition.namespace,
            create_namespace=False,
            atomic=True,
            timeout=Duration.minutes(10),
            values=spec.values(around),
        )
        release.node.add_dependency(*known, kubectl)

    def _identified(self, identity: Identity, namespace: str, *, alone: bool) -> tuple[Construct, ...]:
        scope = self if alone else Construct(self, identity.service_account)
        role = PodIdentityRole(scope, "Role", identity=identity, cluster=self._cluster)
        association = CfnPodIdentityAssociation(
            scope,
            "PodIdentity",
            cluster_name=self._cluster.name,
            namespace=namespace,
            service_account=identity.service_account,
            role_arn=role.role_arn,
        )
        return role, association
