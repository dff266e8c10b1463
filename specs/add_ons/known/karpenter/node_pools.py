"""What Karpenter's nodes are like, and how many of which kind it may launch."""

from typing import Annotated, Literal

from pydantic import Field

from specs.add_ons.add_on import Manifest
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.names import EntryName
from specs.spec import Spec
from specs.written import Written

CLASS = "default"
"""The name of the one EC2NodeClass that is written here."""

ImageAlias = Annotated[
    str,
    Written(
        pattern=r"al2023@v\d{8}|bottlerocket@v\d+\.\d+\.\d+",
        rule="must be a family of images and one release of it, as al2023@v20261007; `latest` would replace all nodes "
        "on the day of a release",
        example="al2023@v20261007",
    ),
]
"""Images of nodes: https://karpenter.sh/docs/concepts/nodeclasses/#specamiselectorterms."""

OF_PODS = {"al2023": "/dev/xvda", "bottlerocket": "/dev/xvdb"}
"""The device with pods' images and logs. Bottlerocket has its system apart, on a smaller one.

aws/karpenter-provider-aws v1.14.1, pkg/providers/amifamily.
"""
OF_BOTTLEROCKET, SYSTEM_GIB = "/dev/xvda", 4


class NodeClassSpec(Spec):
    """The EC2NodeClass `default`: images, subnets, security group, volumes and metadata service of nodes.

    Nodes are in the private subnets under the cluster's security group, as managed nodes are, with encrypted volumes,
    and answer no pod's question for their metadata.
    https://karpenter.sh/docs/concepts/nodeclasses/
    """

    image: ImageAlias
    """The release of the image that all nodes have. Another one replaces them, as far as disruption budgets let it."""
    volume_gib: int = Field(default=50, ge=20, le=16384)
    """The size of the volume with images and logs, in GiB."""

    def manifest(self, around: Surroundings, *, instance_profile: str) -> Manifest:
        """The object."""
        return {
            "apiVersion": "karpenter.k8s.aws/v1",
            "kind": "EC2NodeClass",
            "metadata": {"name": CLASS},
            "spec": {
                "amiSelectorTerms": [{"alias": self.image}],
                "instanceProfile": instance_profile,
                "subnetSelectorTerms": [{"id": subnet_id} for subnet_id in around.node_subnet_ids.values()],
                "securityGroupSelectorTerms": [{"id": around.security_group_id}],
                "metadataOptions": {
                    "httpEndpoint": "enabled",
                    "httpProtocolIPv6": "enabled" if around.ip_family == "ipv6" else "disabled",
                    "httpPutResponseHopLimit": 1,
                    "httpTokens": "required",
                },
                "blockDeviceMappings": self._volumes(),
                "detailedMonitoring": True,
                "tags": {"Name": f"{around.cluster}-karpenter"},
            },
        }

    def _volumes(self) -> list[Json]:
        family = self.image.partition("@")[0]
        of_pods = _volume(OF_PODS[family], gib=self.volume_gib)
        return [_volume(OF_BOTTLEROCKET, gib=SYSTEM_GIB), of_pods] if family == "bottlerocket" else [of_pods]


def _volume(device: str, *, gib: int) -> Json:
    ebs: dict[str, Json] = {
        "volumeSize": f"{gib}Gi",
        "volumeType": "gp3",
        "encrypted": True,
        "deleteOnTermination": True,
    }
    return {"deviceName": device, "ebs": ebs}


class NodePoolSpec(Spec):
    """A NodePool: which instances of the class `default` Karpenter may launch, and how many at most.

    https://karpenter.sh/docs/concepts/nodepools/
    """

    name: EntryName
    """The NodePool's name."""
    cpu_limit: int = Field(ge=1)
    """The most CPUs that all its nodes have together: without a limit, a mistake in a Deployment is a bill."""
    memory_limit_gib: int = Field(ge=1)
    """The most memory that all its nodes have together, in GiB."""
    capacity_types: tuple[Literal["on-demand", "spot"], ...] = Field(default=("on-demand",), min_length=1)
    """How instances are bought."""
    architectures: tuple[Literal["amd64", "arm64"], ...] = Field(default=("amd64",), min_length=1)
    """Architectures for which pods' images exist."""
    instance_categories: tuple[Literal["c", "m", "r"], ...] = Field(default=("c", "m", "r"), min_length=1)
    """Categories of instances: compute, general, memory."""
    expire_after_days: int = Field(default=14, ge=1, le=90)
    """Days after which a node is replaced."""

    def manifest(self) -> Manifest:
        """The object. Idle and underused nodes go, a tenth at a time, which is Karpenter's default budget.

        Generations before the fifth are left out: they are no Nitro instances, on which much of this stands.
        """
        return {
            "apiVersion": "karpenter.sh/v1",
            "kind": "NodePool",
            "metadata": {"name": self.name},
            "spec": {
                "limits": {"cpu": str(self.cpu_limit), "memory": f"{self.memory_limit_gib}Gi"},
                "disruption": {"consolidationPolicy": "WhenEmptyOrUnderutilized", "consolidateAfter": "1m"},
                "template": {
                    "spec": {
                        "nodeClassRef": {"group": "karpenter.k8s.aws", "kind": "EC2NodeClass", "name": CLASS},
                        "expireAfter": f"{self.expire_after_days * 24}h",
                        "requirements": self._requirements(),
                    }
                },
            },
        }

    def _requirements(self) -> list[Json]:
        wanted: dict[str, tuple[str, ...]] = {
            "karpenter.sh/capacity-type": self.capacity_types,
            "kubernetes.io/arch": self.architectures,
            "karpenter.k8s.aws/instance-category": self.instance_categories,
        }
        requirements: list[Json] = [
            {"key": key, "operator": "In", "values": list(values)} for key, values in wanted.items()
        ]
        return [
            *requirements,
            {"key": "karpenter.k8s.aws/instance-generation", "operator": "Gt", "values": ["4"]},
        ]
