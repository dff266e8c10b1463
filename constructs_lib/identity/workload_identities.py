"""Identities of one's own pods, by where they run."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.annotated_workload import AnnotatedWorkload
from constructs_lib.identity.associated_workload import AssociatedWorkload
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from specs.capacity.capacity import CapacitySpec
from specs.identity.workload_identity import WorkloadIdentitySpec


class WorkloadsOnNodes(Construct):
    """Workloads whose pods run on nodes: their associations stand before the first of them, and need no node."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[WorkloadIdentitySpec],
        cluster: ClusterAttributes,
    ) -> None:
        """Associate them all."""
        super().__init__(scope, construct_id)
        for spec in specs:
            AssociatedWorkload(self, spec.name, spec=spec, cluster=cluster)


class WorkloadsOnFargate(Construct):
    """Workloads whose pods run on Fargate: their service accounts, in namespaces that are made where there is none."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[WorkloadIdentitySpec],
        capacity: Sequence[CapacitySpec],
        cluster: ClusterAttributes,
        kubectl: Kubectl,
        namespaces: Namespaces,
    ) -> None:
        """Annotate them all, each after its namespace."""
        super().__init__(scope, construct_id)
        for spec in specs:
            workload = AnnotatedWorkload(
                self, spec.name, spec=spec, cluster=cluster, kubectl=kubectl, way=spec.way(capacity)
            )
            namespaces.before(workload, name=spec.namespace)
