"""The add-ons of one layer."""

from collections.abc import Sequence
from typing import assert_never, cast

from aws_cdk import Annotations
from constructs import Construct, IConstruct

from constructs_lib.add_ons.installed_add_on import InstalledAddOn
from constructs_lib.add_ons.installed_chart import InstalledChart
from constructs_lib.add_ons.surroundings import KnownSurroundings
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.applied_object import AppliedObject
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.standing_namespace import StandingNamespace
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.pod_policies.pod_policies import PodPolicies
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.chart import PUBLIC_ECR, Chart
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.order import waits
from specs.capacity.capacity import CapacitySpec
from specs.lock import Lock, read_lock
from specs.names import Namespace, Registry
from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from specs.pod_policies.pod_policy import PodPolicySpec


class AddOns(Construct):
    """Add-ons of a cluster, each under its own name and after those that it needs, and the policies of its pods.

    The kubectl functions are there where one of them is a chart or brings a manifest, or where somebody else says that
    he uses them, and not otherwise.
    https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[AddOnSpec],
        cluster: ClusterAttributes,
        network: NetworkAttributes,
        lock: Lock | None = None,
        pod_policies: Sequence[PodPolicySpec] = (),
        registry: Registry | None = None,
        isolated: bool = False,
        uses_kubectl: bool = False,
        capacity: Sequence[CapacitySpec] = (),
        retain: bool = False,
    ) -> None:
        """Install them in the versions of a lock, or of `eks.lock.json`.

        With a registry, charts and their images come from there; `isolated` says that nodes have no way to the
        internet. The capacity tells which of their pods run on Fargate, where they get their credentials by IRSA.
        `retain` keeps logs that add-ons bring, and their keys, when they go.
        """
        super().__init__(scope, construct_id)
        self._cluster = cluster
        self._capacity = capacity
        self._retain = retain
        self._lock = lock or read_lock()
        self._around = KnownSurroundings(
            self, cluster=cluster, network=network, lock=self._lock, registry=registry, isolated=isolated
        )
        self.kubectl = (
            Kubectl(
                self,
                "kubectl",
                cluster=cluster,
                network=network,
                registry=registry,
                public_charts=self._public_charts(specs),
            )
            if uses_kubectl or pod_policies or any(spec.uses_kubectl for spec in specs)
            else None
        )
        """What charts and manifests are given to, where there are some."""
        self.namespaces: dict[Namespace, IConstruct] = {}
        """Those that are made for policies of pods, and for charts."""
        if pod_policies and self.kubectl:
            policies = PodPolicies(self, "PodPolicies", specs=pod_policies, cluster=cluster, kubectl=self.kubectl)
            self.namespaces |= policies.namespaces
        installed = {spec.name: self._install(spec) for spec in specs}
        for later, earlier in waits(specs):
            installed[later].node.add_dependency(installed[earlier])

    def _public_charts(self, specs: Sequence[AddOnSpec]) -> bool:
        """Whether a chart comes from Amazon ECR Public, where the CDK's handler logs in."""
        registry = self._around.registry
        sources = (spec.source(lock=self._lock, registry=registry) for spec in specs if isinstance(spec, Chart))
        return any(source.repository.startswith(PUBLIC_ECR) for source in sources)

    def _install(self, spec: AddOnSpec) -> Construct:
        match spec:
            case EksAddOn():
                add_on: Construct = InstalledAddOn(
                    self._scope_of(spec),
                    spec.name,
                    spec=spec,
                    cluster=self._cluster,
                    around=self._around,
                    lock=self._lock,
                    capacity=self._capacity,
                    retain=self._retain,
                )
            case Chart():
                add_on = chart = InstalledChart(
                    self._scope_of(spec),
                    spec.name,
                    spec=spec,
                    cluster=self._cluster,
                    kubectl=self._kubectl_of(spec),
                    around=self._around,
                    lock=self._lock,
                    capacity=self._capacity,
                    retain=self._retain,
                )
                self._after_its_namespace(chart, spec.definition.namespace)
            case _:
                assert_never(spec)
        standing = [add_on]
        for name, manifest in spec.manifests(self._around).items():
            applied = AppliedObject(self, name, manifest=manifest, kubectl=self._kubectl_of(spec))
            applied.node.add_dependency(*standing)
            standing = [add_on, applied]
        for advice in spec.advice(minor=self._cluster.version):
            Annotations.of(add_on).add_warning_v2(advice.id, advice.message)
        return add_on

    def _scope_of(self, spec: AddOnSpec) -> Construct:
        """Names of one's own are apart from all that the catalogue names."""
        if spec.ones_own:
            return cast("Construct", self.node.try_find_child("Own") or Construct(self, "Own"))
        return self

    def _after_its_namespace(self, chart: InstalledChart, namespace: Namespace) -> None:
        """Let a chart wait for its namespace, which is made where neither Kubernetes nor somebody else makes it."""
        if namespace in INITIAL_NAMESPACES:
            return
        if namespace not in self.namespaces and self.kubectl:
            self.namespaces[namespace] = StandingNamespace(
                self, f"Namespace-{namespace}", name=namespace, kubectl=self.kubectl
            )
        chart.node.add_dependency(self.namespaces[namespace])

    def _kubectl_of(self, spec: AddOnSpec) -> Kubectl:
        if self.kubectl is None:
            raise TypeError(f"{spec.name} is given to kubectl and does not say so: its spec must say uses_kubectl")
        return self.kubectl
