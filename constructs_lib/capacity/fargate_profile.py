"""Pods that run without nodes."""

from aws_cdk.aws_eks import CfnFargateProfile
from aws_cdk.aws_iam import Role, ServicePrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes, private_subnets
from constructs_lib.place import place_of
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec

POLICY = "AmazonEKSFargatePodExecutionRolePolicy"


class FargateProfile(Construct):
    """A Fargate profile with the role that pulls its pods' images.

    https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: FargateProfileSpec,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
    ) -> None:
        """Create the profile in the private subnets of its zones."""
        super().__init__(scope, construct_id)
        self.resource = CfnFargateProfile(
            self,
            "Resource",
            cluster_name=cluster.name,
            pod_execution_role_arn=self._pod_execution_role(cluster).role_arn,
            selectors=[_selector(selector) for selector in spec.selectors],
            subnets=private_subnets(network, spec.zones),
        )

    def _pod_execution_role(self, cluster: ClusterAttributes) -> Role:
        """Only profiles of this cluster may use it.

        https://docs.aws.amazon.com/eks/latest/userguide/pod-execution-role.html
        """
        profiles = place_of(self).arn("eks", f"fargateprofile/{cluster.name}/*")
        role = Role(
            self,
            "PodExecutionRole",
            assumed_by=ServicePrincipal(
                "eks-fargate-pods.amazonaws.com", conditions={"ArnLike": {"aws:SourceArn": profiles}}
            ),
            managed_policies=[aws_managed(POLICY)],
        )
        acknowledge(
            role,
            finding_of(POLICY),
            because="Fargate asks for this policy by name; it grants the pulling of images and nothing else",
        )
        return role


def _selector(selector: FargateSelectorSpec) -> CfnFargateProfile.SelectorProperty:
    return CfnFargateProfile.SelectorProperty(
        namespace=selector.namespace,
        labels=[CfnFargateProfile.LabelProperty(key=key, value=value) for key, value in selector.labels.items()]
        or None,
    )
