"""What EKS refuses of a managed node group."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

LAST_MINOR_OF_AMAZON_LINUX_2 = 32
READ = date(2026, 11, 23)


def _taken(*, name: str, cluster: str, names: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return name in names


def _above(*, minimum: int, desired: int) -> bool:
    return minimum > desired


def _below(*, desired: int, maximum: int) -> bool:
    return desired > maximum


def _together(*, changed: Collection[str]) -> bool:
    versions = {"Version", "ReleaseVersion"}
    return bool(versions & set(changed)) and bool(set(changed) - versions)


def _amazon_linux_2(*, ami_type: str, version: str) -> bool:
    return ami_type.startswith("AL2_") and int(version.split(".")[1]) > LAST_MINOR_OF_AMAZON_LINUX_2


def _both(*, launch_template: bool, disk_size: bool) -> bool:
    return launch_template and disk_size


NAME_TAKEN = Refusal(
    id="eks-node-group-name-is-taken",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="NodeGroup already exists with name {name} and cluster name {cluster}",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issue 2744; aws/aws-cdk issue 26931",
    read=READ,
)

MINIMUM_ABOVE_DESIRED = Refusal(
    id="eks-node-group-minimum-above-desired",
    condition=_above,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Minimum capacity {minimum} can't be greater than desired size {desired}",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issues 2508 and 3306",
    read=READ,
)

DESIRED_ABOVE_MAXIMUM = Refusal(
    id="eks-node-group-desired-above-maximum",
    condition=_below,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="desiredSize can't be greater than maxSize",
    quoted=True,
    source="badmintoncryer/cdk-preflight, rule eks-nodegroup-scaling-desired-le-max; ministryofjustice/"
    "cloud-platform-infrastructure pull request 4595",
    read=READ,
)

VERSION_WITH_OTHER_CHANGES = Refusal(
    id="eks-node-group-version-changes-alone",
    condition=_together,
    service="Eks",
    code="InvalidRequestException",
    status=400,
    answer="Version and ReleaseVersion updates cannot be combined with other updates",
    quoted=True,
    source="aws/containers-roadmap issue 1258; aws/aws-cdk issue 13602; eksctl-io/eksctl issue 2565",
    read=READ,
)

AMAZON_LINUX_2 = Refusal(
    id="eks-node-group-amazon-linux-2-ended",
    condition=_amazon_linux_2,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="AMI Type {ami_type} is only supported for kubernetes versions 1.32 or earlier",
    quoted=True,
    source="scylladb/scylla-cluster-tests issue 12524",
    read=READ,
)

DISK_SIZE_BESIDE_LAUNCH_TEMPLATE = Refusal(
    id="eks-node-group-disk-size-beside-launch-template",
    condition=_both,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Disk size must be specified within the launch template.",
    quoted=True,
    source="badmintoncryer/cdk-preflight, rule eks-nodegroup-lt-forbids-disk-size",
    read=READ,
)
