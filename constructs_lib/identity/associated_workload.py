"""A workload on nodes, with its role."""

from aws_cdk import CfnOutput
from aws_cdk.aws_eks import CfnPodIdentityAssociation
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.permissions import policy_text
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from specs.identity.workload_identity import WorkloadIdentitySpec


class AssociatedWorkload(Construct):
    """A service account with a role by EKS Pod Identity. In Kubernetes nothing is made, and nothing need be there yet.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-podidentityassociation.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: WorkloadIdentitySpec, cluster: ClusterAttributes
    ) -> None:
        """Create the role and associate it.

        Where sessions have no tags, an output tells the target role's owner by what else it knows the pods.
        """
        super().__init__(scope, construct_id)
        role = PodIdentityRole(
            self,
            "Role",
            identity=spec.identity,
            namespace=spec.namespace,
            cluster=cluster,
            session_tags=spec.session_tags,
        )
        narrowed = [each.statement for each in spec.session_policy]
        association = CfnPodIdentityAssociation(
            self,
            "PodIdentity",
            cluster_name=cluster.name,
            namespace=spec.namespace,
            service_account=spec.service_account,
            role_arn=role.role_arn,
            target_role_arn=spec.target_role,
            disable_session_tags=None if spec.session_tags else True,
            policy=policy_text(self, narrowed, cluster=cluster) if narrowed else None,
        )
        association.node.add_dependency(role)
        if spec.target_role:
            CfnOutput(
                self,
                "RoleArn",
                value=role.role_arn,
                description=f"The role of the pods of {spec.name}, which the trust policy of {spec.target_role} names",
            )
        if spec.target_role and not spec.session_tags:
            CfnOutput(
                self,
                "ExternalId",
                value=association.attr_external_id,
                description=f"sts:ExternalId with which the pods of {spec.name} take {spec.target_role}",
            )
