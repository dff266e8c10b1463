"""What the launch template tells a node, beside what EKS tells it."""

from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from io import StringIO

import tomli_w
from ruamel.yaml import YAML

from specs.addresses.kubelet import KubeletSettings
from specs.capacity.ami_types import AmiType, family

BOUNDARY = "==node-config=="
"""Fixed, so that the same environment gives the same template."""


def user_data(settings: KubeletSettings, *, ami_type: AmiType) -> str | None:
    """The user data that EKS merges with its own, in the form that the AMI reads; None: Amazon Linux 2 reads none.

    EKS's part comes first, and what comes later holds; for Bottlerocket the user guide says so.
    https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html#launch-template-user-data
    awslabs/amazon-eks-ami 81fec2e, nodeadm/doc/examples.md; its issue 1988 shows a merged document (2024-10-03).
    """
    match family(ami_type):
        case "al2023":
            return _node_config(settings)
        case "bottlerocket":
            return _bottlerocket_settings(settings)
        case _:
            return None


def _node_config(settings: KubeletSettings) -> str:
    """A MIME document with one part for nodeadm.

    https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
    """
    config = {
        "apiVersion": "node.eks.aws/v1alpha1",
        "kind": "NodeConfig",
        "spec": {
            "kubelet": {"config": {"maxPods": settings.max_pods, "kubeReserved": {"memory": _memory(settings)}}},
        },
    }
    text = StringIO()
    YAML().dump(config, text)
    part = MIMENonMultipart("application", "node.eks.aws")
    part.set_payload(text.getvalue())
    return MIMEMultipart("mixed", boundary=BOUNDARY, _subparts=[part]).as_string()


def _bottlerocket_settings(settings: KubeletSettings) -> str:
    """https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/ (max-pods, kube-reserved)."""
    kubernetes = {"max-pods": settings.max_pods, "kube-reserved": {"memory": _memory(settings)}}
    return tomli_w.dumps({"settings": {"kubernetes": kubernetes}})


def _memory(settings: KubeletSettings) -> str:
    return f"{settings.reserved_mib}Mi"
