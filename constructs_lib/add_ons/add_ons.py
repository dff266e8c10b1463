"""The add-ons of one layer."""

from collections.abc import Sequence
from typing import assert_never

from constructs import Construct

from constructs_lib.add_ons.cluster_autoscaler import ClusterAutoscaler
from constructs_lib.add_ons.default_storage_class import DefaultStorageClass
from constructs_lib.add_ons.eni_configs import with_eni_configs
from constructs_lib.add_ons.installed_add_on import InstalledAddOn
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.place import place_of
from constructs_lib.pod_policies.pod_policies import PodPolicies
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.cluster_autoscaler import ClusterAutoscaler as ClusterAutoscalerSpec
from specs.add_ons.ebs_csi import EbsCsiDriver
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.vpc_cni import VpcCni
from specs.lock import Lock, read_lock
from specs.names import Registry
from specs.pod_policies.pod_policy import PodPolicySpec


class AddOns(Construct):
    """Add-ons of a cluster, each under its own name and after those that it needs, and the policies of its pods.

    The kubectl functions are there where one of them is a chart or brings a manifest, and not otherwise.
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
    ) -> None:
        """Install them in the versions of a lock, or of `eks.lock.json`.

        With a registry, charts and their images come from there; `isolated` says that nodes have no way to the
        internet.
        """
        super().__init__(scope, construct_id)
        self._cluster = cluster
        self._network = network
        self._lock = lock or read_lock()
        self._registry = registry
        self._isolated = isolated
        self._kubectl = (
            Kubectl(self, "kubectl", cluster=cluster, network=network, registry=registry)
            if pod_policies or any(spec.uses_kubectl for spec in specs)
            else None
        )
        if pod_policies and self._kubectl:
            PodPolicies(self, "PodPolicies", specs=pod_policies, cluster=cluster, kubectl=self._kubectl)
        installed = {spec.name: self._install(spec) for spec in specs}
        for spec in specs:
            for needed in spec.definition.needs:
                if needed in installed:
                    installed[spec.name].node.add_dependency(installed[needed])

    def _install(self, spec: AddOnSpec) -> Construct:
        match spec:
            case EbsCsiDriver():
                driver = InstalledAddOn(self, spec.name, spec=spec, cluster=self._cluster, lock=self._lock)
                if spec.default_storage_class:
                    storage_class = DefaultStorageClass(self, "default-storage-class", kubectl=self._kubectl_of(spec))
                    storage_class.node.add_dependency(driver)
                return driver
            case VpcCni():
                configuration = with_eni_configs(
                    spec, cluster=self._cluster, network=self._network, region=place_of(self).region
                )
                return InstalledAddOn(
                    self, spec.name, spec=spec, cluster=self._cluster, lock=self._lock, configuration=configuration
                )
            case EksAddOn():
                return InstalledAddOn(self, spec.name, spec=spec, cluster=self._cluster, lock=self._lock)
            case ClusterAutoscalerSpec():
                return ClusterAutoscaler(
                    self,
                    spec.name,
                    spec=spec,
                    cluster=self._cluster,
                    kubectl=self._kubectl_of(spec),
                    lock=self._lock,
                    registry=self._registry,
                    isolated=self._isolated,
                )
            case _:
                assert_never(spec)

    def _kubectl_of(self, spec: AddOnSpec) -> Kubectl:
        if self._kubectl is None:
            raise TypeError(f"{spec.name} is given to kubectl and does not say so: its spec must say uses_kubectl")
        return self._kubectl
