"""Secrets of AWS as Secrets of Kubernetes."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.chart import Chart
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import Namespace
from specs.rules import secret_stores as rules
from specs.spec import Rule
from specs.written import Written

RELEASE = "external-secrets"

SecretPrefix = Annotated[
    str,
    Written(
        pattern=r"[A-Za-z0-9/_+=.@-]+",
        longest=512,
        rule="must be how the names of some secrets begin, as payments/, without a wildcard",
        example="payments/",
    ),
]
"""How names in AWS Secrets Manager begin."""

ParameterPath = Annotated[
    str,
    Written(
        pattern=r"/[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
        longest=1011,
        rule="must be a path of parameters, as /payments, without a slash at its end and without a wildcard",
        example="/payments",
    ),
]
"""A path in AWS Systems Manager Parameter Store: what is below it is meant."""

KeyArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[0-9a-f-]{36}",
        rule="must be the ARN of a KMS key, as arn:aws:kms:eu-west-1:111122223333:key/…",
        example="arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-0123456789ab",
    ),
]
"""The ARN of a KMS key."""

RESOURCES: dict[str, Json] = {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"memory": "512Mi"}}
"""Ours: the chart says nothing. It keeps what it has read in memory, a few kilobytes for each secret."""


class ExternalSecrets(Chart):
    """The External Secrets Operator, as a Helm chart: what an ExternalSecret names of AWS becomes a Secret.

    It reads those secrets and parameters whose beginnings stand here, and no other, and writes none. A
    ClusterSecretStore for each of the two services is made with it, `aws-secrets-manager` and `aws-parameter-store`,
    which namespaces use by name; who may write an ExternalSecret in one of them reads all that stands here.
    https://external-secrets.io/latest/provider/aws-access/
    """

    definition: ClassVar[Definition] = Definition(
        namespace="external-secrets",
        provides=(Ability.EXTERNAL_SECRETS,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        fargate_labels=(("app.kubernetes.io/instance", RELEASE),),
        webhooks=True,
    )
    rules: ClassVar[tuple[Rule, ...]] = (rules.something_is_read, rules.beginnings_come_once)

    name: Literal["external-secrets"]
    """Which add-on this entry is."""
    secrets: tuple[SecretPrefix, ...] = ()
    """How the names of the secrets begin that it may read in AWS Secrets Manager."""
    parameters: tuple[ParameterPath, ...] = ()
    """Paths below which it may read parameters in AWS Systems Manager Parameter Store."""
    keys: tuple[KeyArn, ...] = ()
    """Keys of one's own under which they are encrypted; AWS's own keys need no mention."""
    namespaces: tuple[Namespace, ...] = Field(default=())
    """Namespaces that may use the stores. Absent: all."""

    @property
    def reach(self) -> Reach:
        """The services from which it reads."""
        calls = (
            Call(service="secretsmanager", because="reads secrets") if self.secrets else None,
            Call(service="ssm", because="reads parameters") if self.parameters else None,
        )
        return Reach(calls=tuple(call for call in calls if call))

    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:  # noqa: ARG002 -- as declared
        """It may read what is named, and decrypt it.

        external-secrets/external-secrets v2.9.0, docs/provider/aws-secrets-manager.md and aws-parameter-store.md.
        """
        statements = (*self._of_secrets(), *self._of_parameters(), *self._of_keys())
        return (Identity(service_account=RELEASE, statements=statements),)

    def values(self, around: Surroundings) -> dict[str, Json]:
        """The chart's values: of two controllers one leads; two webhooks answer; their certificate is made by a third.

        https://github.com/external-secrets/external-secrets/blob/v2.9.0/deploy/charts/external-secrets/values.yaml
        """
        image = around.image(RELEASE)
        where: dict[str, Json] = {"repository": image.name(registry=around.registry), "tag": image.pinned_tag}
        return {
            "fullnameOverride": RELEASE,
            "image": where,
            "serviceAccount": {"name": RELEASE},
            "leaderElect": True,
            "extraEnv": [{"name": "AWS_REGION", "value": around.region}],
            **_component(RELEASE, replicas=2),
            "webhook": {"image": where, **_component(f"{RELEASE}-webhook", replicas=2)},
            "certController": {"image": where, **_component(f"{RELEASE}-cert-controller", replicas=1)},
        }

    def manifests(self, around: Surroundings) -> Mapping[str, tuple[Manifest, ...]]:
        """A store for each of the services from which it reads."""
        services = {
            "aws-secrets-manager": "SecretsManager" if self.secrets else None,
            "aws-parameter-store": "ParameterStore" if self.parameters else None,
        }
        stores = (self._store(name, service, around) for name, service in services.items() if service)
        return {"secret-stores": tuple(stores)}

    def _store(self, name: str, service: str, around: Surroundings) -> Manifest:
        """https://external-secrets.io/latest/api/clustersecretstore/."""
        spec: dict[str, Json] = {"provider": {"aws": {"service": service, "region": around.region}}}
        if self.namespaces:
            spec["conditions"] = [{"namespaces": list(self.namespaces)}]
        return {
            "apiVersion": "external-secrets.io/v1",
            "kind": "ClusterSecretStore",
            "metadata": {"name": name},
            "spec": spec,
        }

    def _of_secrets(self) -> tuple[Statement, ...]:
        if not self.secrets:
            return ()
        return (
            Statement(
                actions=(
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:GetResourcePolicy",
                    "secretsmanager:GetSecretValue",
                    "secretsmanager:ListSecretVersionIds",
                ),
                resources=tuple(
                    f"arn:{{partition}}:secretsmanager:{{region}}:{{account}}:secret:{prefix}*"
                    for prefix in self.secrets
                ),
                because="the environment says how names of secrets begin, and AWS ends each with letters of its own",
            ),
        )

    def _of_parameters(self) -> tuple[Statement, ...]:
        if not self.parameters:
            return ()
        return (
            Statement(
                actions=("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
                resources=tuple(
                    f"arn:{{partition}}:ssm:{{region}}:{{account}}:parameter{path}/*" for path in self.parameters
                ),
                because="the environment names the paths, below which parameters come and go",
            ),
        )

    def _of_keys(self) -> tuple[Statement, ...]:
        return (Statement(actions=("kms:Decrypt",), resources=self.keys),) if self.keys else ()


def _component(name: str, *, replicas: int) -> dict[str, Json]:
    """What is said of each of its three Deployments."""
    said: dict[str, Json] = {
        "replicaCount": replicas,
        "priorityClassName": "system-cluster-critical",
        "topologySpreadConstraints": spread({"app.kubernetes.io/name": name, "app.kubernetes.io/instance": RELEASE}),
        "resources": RESOURCES,
    }
    return said if replicas == 1 else {**said, "podDisruptionBudget": {"enabled": True, "minAvailable": 1}}
