"""The key of the nodes' volumes."""

from aws_cdk.aws_iam import PolicyStatement
from constructs import Construct

from constructs_lib.keys.key_policies import grants_to_services_only
from constructs_lib.keys.owned_key import OwnedKey
from constructs_lib.place import Place, place_of
from constructs_lib.policy.principals import anybody


class VolumesKey(OwnedKey):
    """A customer-managed key with rotation, used through EC2 by whoever in the account may launch and attach volumes.

    EC2 Auto Scaling launches a node group's instances by its service-linked role, whose permissions know no key of a
    customer. The policy names no such role, for it does not exist in an account that never had an Auto Scaling group,
    and KMS refuses a policy with a principal that does not exist: it is the policy that AWS itself gives to aws/ebs.
    The key goes with the nodes, whose volumes hold nothing that outlives them.
    https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, cluster_name: str) -> None:
        """Create the key of one cluster's nodes."""
        super().__init__(scope, construct_id, description=f"Volumes of the nodes of {cluster_name}", retain=False)
        self.add_to_resource_policy(_use_through_ec2(place_of(self)))
        self.add_to_resource_policy(grants_to_services_only())


def _use_through_ec2(place: Place) -> PolicyStatement:
    return PolicyStatement(
        sid="VolumesThroughEc2",
        principals=[anybody()],
        actions=[
            "kms:CreateGrant",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*",
        ],
        resources=["*"],
        conditions={
            "StringEquals": {
                "kms:CallerAccount": place.account,
                "kms:ViaService": f"ec2.{place.region}.{place.url_suffix}",
            }
        },
    )
