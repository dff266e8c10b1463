"""How a host without internet gets kubectl."""

from typing import cast

from aws_cdk.aws_ec2 import UserData
from aws_cdk.aws_iam import PolicyStatement
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.kubectl_layer import kubectl_layer
from constructs_lib.place import place_of

INSTALL = """\
attempt=1
until aws s3 cp --no-progress 's3://{bucket}/{key}' /run/kubectl.zip --region '{region}'; do
  test "$attempt" -lt 6
  attempt=$((attempt + 1))
  sleep 10
done
python3 -m zipfile -e /run/kubectl.zip /opt/eks
rm /run/kubectl.zip
chmod 0755 /opt/eks/kubectl/kubectl
aws eks update-kubeconfig --name '{cluster}' --region '{region}' --kubeconfig /opt/eks/kubeconfig
chmod 0644 /opt/eks/kubeconfig
cat > /usr/local/bin/kubectl <<'END'
#!/bin/sh
exec env KUBECONFIG="${{KUBECONFIG:-/opt/eks/kubeconfig}}" /opt/eks/kubectl/kubectl "$@"
END
chmod 0755 /usr/local/bin/kubectl
"""
"""Permissions that were just given take seconds to be seen everywhere, so the first call is tried six times.

https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
"""


class BastionKubectl(Construct):
    """kubectl of the cluster's minor, fetched from S3 through the VPC's gateway endpoint, and a kubeconfig.

    It is the file that the CDK also gives to its kubectl functions; here it becomes no Lambda layer.
    """

    def __init__(self, scope: Construct, construct_id: str, *, cluster: ClusterAttributes) -> None:
        """Publish kubectl as an asset; `user_data` installs it, `download` is the permission that takes."""
        super().__init__(scope, construct_id)
        layer = kubectl_layer(self, "Layer", minor=cluster.version)
        layer.node.try_remove_child("Resource")
        asset = cast(Asset, layer.node.find_child("Code"))
        place = place_of(self)
        self.user_data = UserData.for_linux(shebang="#!/bin/bash -e")
        self.user_data.add_commands(
            INSTALL.format(
                bucket=asset.s3_bucket_name,
                key=asset.s3_object_key,
                cluster=cluster.name,
                region=place.region,
            )
        )
        self.download = PolicyStatement(
            sid="Kubectl",
            actions=["s3:GetObject"],
            resources=[place.global_arn("s3", f"{asset.s3_bucket_name}/{asset.s3_object_key}")],
        )
