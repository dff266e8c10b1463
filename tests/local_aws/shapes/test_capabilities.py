"""The example whose Argo CD is run by EKS, for nodes on both sides of a line to somebody's own machines."""

from pathlib import Path

from tests.local_aws.shapes.judging import living
from tools.local_aws.session import LocalAws

NAME = "argo-cd"


def test_argo_cd_is_run_by_eks_for_nodes_here_and_there(aws: LocalAws, tmp_path: Path) -> None:
    with living(NAME, aws, tmp_path) as shape:
        eks = aws.client("eks")
        capability = eks.describe_capability(clusterName=NAME, capabilityName="argo-cd")["capability"]
        assert capability["status"] == "ACTIVE"
        roles = {each["role"] for each in capability["configuration"]["argoCd"]["rbacRoleMappings"]}
        assert roles == {"ADMIN", "VIEWER"}
        assert capability["roleArn"] in eks.list_access_entries(clusterName=NAME)["accessEntries"]

        networks = shape.cluster()["remoteNetworkConfig"]
        assert networks["remoteNodeNetworks"] == [{"cidrs": ["192.168.0.0/24"]}]
        assert "sg-0123456789abcdef0" in shape.cluster()["resourcesVpcConfig"]["securityGroupIds"]
