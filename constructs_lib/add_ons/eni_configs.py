"""Where pods live apart from their nodes: an ENIConfig for each zone, made by the VPC CNI add-on itself."""

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from specs.add_ons.vpc_cni import VpcCni
from specs.json import Json
from specs.network.zone_ids import is_zone_id


def with_eni_configs(
    spec: VpcCni, *, cluster: ClusterAttributes, network: NetworkAttributes, region: str
) -> dict[str, Json]:
    """The add-on's configuration, with the subnet of pods in each zone where the network asks for custom networking.

    A node's zone names its ENIConfig. Pods keep the cluster's security group, as on their nodes' own interfaces.
    https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html;
    https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/charts/aws-vpc-cni/templates/eniconfig.yaml
    """
    own = spec.configuration()
    if network.pod_subnets != "custom_networking":
        return own
    subnets: dict[str, Json] = {
        zone: {"id": subnet_id, "securityGroups": [cluster.security_group_id]}
        for zone, subnet_id in network.pod_subnet_ids.items()
    }
    variables = own.get("env")
    return {
        **own,
        "env": {
            **(variables if isinstance(variables, dict) else {}),
            "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true",
            "ENI_CONFIG_LABEL_DEF": _label_of(tuple(subnets)),
        },
        "eniConfig": {"create": True, "region": region, "subnets": subnets},
    }


def _label_of(zones: tuple[str, ...]) -> str:
    """The label of nodes whose value names the zone as it is written.

    https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone; by id:
    https://github.com/kubernetes/cloud-provider-aws, from Kubernetes 1.30 on.
    """
    return "topology.k8s.aws/zone-id" if any(map(is_zone_id, zones)) else "topology.kubernetes.io/zone"
