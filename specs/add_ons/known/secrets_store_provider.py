"""Secrets as files of pods."""

from typing import Annotated, ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.json import Json
from specs.written import Written

PollInterval = Annotated[
    str, Written(pattern=r"[1-9]\d{0,4}[smh]", rule="must be a duration of seconds, minutes or hours", example="2m")
]

SECRETS = Call(service="secretsmanager", because="reads the secrets that pods mount")
PARAMETERS = Call(service="ssm", because="reads the parameters that pods mount")


class SecretsStoreProvider(EksAddOn):
    """The Secrets Store CSI driver and AWS's provider for it on every node.

    Secrets of AWS Secrets Manager and parameters of Systems Manager become files of the pods that may read them. It has
    no identity of its own: it reads with that of the pod that mounts a secret, from `workload_identities`. The region
    comes from this configuration, not from the instance metadata.
    aws/secrets-store-csi-driver-provider-aws a74182c (2026-06-04), charts;
    https://docs.aws.amazon.com/secretsmanager/latest/userguide/ascp-eks-installation.html
    """

    definition: ClassVar[Definition] = Definition(namespace="aws-secrets-manager")

    name: Literal["aws-secrets-store-csi-driver-provider"]
    """Which add-on this entry is."""
    parameter_store: bool = False
    """Pods mount parameters of Systems Manager, too."""
    sync_secrets: bool = False
    """What a pod mounts may also become a Secret of Kubernetes, as its SecretProviderClass says: then the driver may
    write Secrets of every namespace."""
    rotation: PollInterval | None = None
    """How often mounted secrets are read anew. Absent: a pod keeps what it mounted first."""

    @property
    def reach(self) -> Reach:
        """The services whose values pods mount."""
        return Reach(calls=(SECRETS, PARAMETERS) if self.parameter_store else (SECRETS,))

    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`awsRegion`, and what the driver does beside mounting.

        Public Terraform configurations that set these keys: one of a 1.36 cluster with v3.1.3-eksbuild.1
        (`awsRegion`, 2026-09-22); cloudposse/terraform-aws-eks-cluster's users (`syncSecret`, `enableSecretRotation`,
        `rotationPollInterval`).
        """
        driver: dict[str, Json] = {"syncSecret": {"enabled": True}} if self.sync_secrets else {}
        if self.rotation is not None:
            driver |= {"enableSecretRotation": True, "rotationPollInterval": self.rotation}
        return {"awsRegion": around.region, **({"secrets-store-csi-driver": driver} if driver else {})}
