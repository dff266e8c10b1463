"""Certificates of AWS Private CA, by cert-manager."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.arns import LiesIn
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.written import Written

CertificateAuthorityArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:acm-pca:[a-z0-9-]+:\d{12}:certificate-authority/[0-9a-f-]{36}",
        rule="must be the ARN of a private certificate authority",
        example="arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef",
    ),
    LiesIn.PARTITION,
]


class PrivateCaConnector(EksAddOn):
    """The AWS Private CA connector: cert-manager's certificates are signed by certificate authorities of one's own.

    Its issuers, AWSPCAClusterIssuer and AWSPCAIssuer, are the cluster's users' to write. Two replicas, spread over
    zones, with a disruption budget of one, are its own default; it asks no instance metadata where an issuer names its
    region.
    cert-manager/aws-privateca-issuer cc32c13 (2026-07-22), charts/aws-pca-issuer/values.yaml;
    https://docs.aws.amazon.com/privateca/latest/userguide/PcaKubernetes.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="aws-privateca-issuer",
        needs=(Ability.CERTIFICATES, Ability.POD_CREDENTIALS, Ability.DNS),
        reach=Reach(calls=(Call(service="acm-pca", because="lets certificate authorities sign"),)),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
    )

    name: Literal["aws-privateca-connector-for-kubernetes"]
    """Which add-on this entry is."""
    certificate_authorities: Distinct[CertificateAuthorityArn] = Field(min_length=1)
    """The certificate authorities that may sign."""

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """It may let these authorities sign, and no other.

        https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSPrivateCAConnectorForKubernetesPolicy.html,
        whose actions these are, for every authority of the account.
        """
        signs = Statement(
            actions=("acm-pca:DescribeCertificateAuthority", "acm-pca:GetCertificate", "acm-pca:IssueCertificate"),
            resources=self.certificate_authorities,
        )
        return (Identity(service_account="aws-privateca-issuer", statements=(signs,)),)
