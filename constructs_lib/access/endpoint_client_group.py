"""The security group of what calls the Kubernetes API from within the VPC."""

from aws_cdk.aws_ec2 import CfnSecurityGroupIngress, IVpc, Peer, Port, SecurityGroup
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes


class EndpointClientGroup(SecurityGroup):
    """Nothing in, HTTPS out, and the cluster's own security group lets it through to the private endpoint.

    https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, vpc: IVpc, cluster: ClusterAttributes, client: str, reaches: str
    ) -> None:
        """Create the group; `client` says who has it, `reaches` where to beside the cluster, as checkers print it."""
        super().__init__(
            scope,
            construct_id,
            vpc=vpc,
            description=f"{client}: nothing in, HTTPS out",
            allow_all_outbound=False,
        )
        self.add_egress_rule(Peer.any_ipv4(), Port.tcp(443), f"HTTPS to the cluster, {reaches}")
        CfnSecurityGroupIngress(
            self,
            "ClusterIngress",
            group_id=cluster.security_group_id,
            source_security_group_id=self.security_group_id,
            ip_protocol="tcp",
            from_port=443,
            to_port=443,
            description=f"Kubernetes API from {client}",
        )
