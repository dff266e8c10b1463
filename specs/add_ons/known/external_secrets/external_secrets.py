"""Secrets of AWS as Secrets of Kubernetes."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.chart import Chart
from specs.add_ons.known.external_secrets import rules
from specs.add_ons.known.external_secrets.permissions import reads
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.arns import LiesIn
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.json import Json
from specs.names import Namespace
from specs.spec import Rule
from specs.written import Written

RELEASE = "external-secrets"

SecretPrefix = Annotated[
    str,
    Written(
        pattern=r"[A-Za-z0-9/_+=.@-]{3,}|[A-Za-z0-9_+=.@-]+/",
        longest=512,
        rule="must be how the names of some secrets begin, as payments/, in three characters or more or up to a slash, "
        "without a wildcard",
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
    LiesIn.REGION,
]
"""The ARN of a KMS key."""

RESOURCES: dict[str, Json] = {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"memory": "512Mi"}}
"""Ours: the chart says nothing. It keeps what it has read in memory, a few kilobytes for each secret."""

WRITES_AND_FANS_OUT: dict[str, Json] = {
    "processSecretStore": False,
    "processClusterExternalSecret": False,
    "processPushSecret": False,
    "processClusterPushSecret": False,
    "processClusterGenerator": False,
}
"""A SecretStore of a namespace acts in AWS as the operator does, for it has a role; whoever may write one would read
all that the operator may. What pushes writes, and what is a cluster's goes past the namespaces of the stores."""
KINDS: dict[str, Json] = {
    "createSecretStore": False,
    "createClusterExternalSecret": False,
    "createPushSecret": False,
    "createClusterPushSecret": False,
    "createClusterGenerator": False,
}
"""Their kinds, which are not even there: the chart wants both to be said."""
CONVERTED = ("externalsecrets.external-secrets.io", "clustersecretstores.external-secrets.io")
"""Kinds whose webhooks the certificate controller looks after. By default SecretStores are among them, and it is never
ready where they are not: external-secrets/external-secrets v2.9.0, cmd/controller/certcontroller.go."""


class ExternalSecrets(Chart):
    """The External Secrets Operator, as a Helm chart: what an ExternalSecret names of AWS becomes a Secret.

    It reads those secrets and parameters whose beginnings stand here, and no other, and writes none. A
    ClusterSecretStore for each of the two services is made with it, `aws-secrets-manager` and `aws-parameter-store`,
    which the namespaces that are named use by name. There are no other stores: SecretStores, and what pushes secrets or
    spreads them over namespaces, are off, and it may make no tokens of service accounts.

    Whoever may write an ExternalSecret in one of these namespaces reads all that stands here, so that Kubernetes's role
    `edit` does not include it by itself. Generators of a namespace stay, for the chart cannot leave them out: one of
    them (`Webhook`) calls whatever address it is given.
    https://external-secrets.io/latest/provider/aws-access/;
    https://external-secrets.io/latest/guides/security-best-practices/
    """

    definition: ClassVar[Definition] = Definition(
        namespace="external-secrets",
        provides=(Ability.EXTERNAL_SECRETS,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        fargate_labels=(("app.kubernetes.io/instance", RELEASE),),
        webhooks=True,
    )
    rules: ClassVar[tuple[Rule, ...]] = (
        rules.something_is_read,
        rules.beginnings_do_not_meet,
        rules.somebody_is_meant,
    )

    name: Literal["external-secrets"]
    """Which add-on this entry is."""
    secrets: Distinct[SecretPrefix] = ()
    """How the names of the secrets begin that it may read in AWS Secrets Manager."""
    parameters: Distinct[ParameterPath] = ()
    """Paths below which it may read parameters in AWS Systems Manager Parameter Store."""
    keys: Distinct[KeyArn] = ()
    """Keys of one's own under which they are encrypted; AWS's own keys need no mention."""
    namespaces: Distinct[Namespace] = ()
    """Namespaces that may use the stores."""
    every_namespace_because: str = ""
    """Why every namespace may use the stores, in place of `namespaces`: all of them then read all that stands here."""
    editors_may_ask: bool = False
    """Whoever has Kubernetes's role `edit` in a namespace may write ExternalSecrets there. Absent: whoever has `admin`,
    or a role that names them."""

    @property
    def reach(self) -> Reach:
        """The services from which it reads."""
        calls = (
            Call(service="secretsmanager", because="reads secrets") if self.secrets else None,
            Call(service="ssm", because="reads parameters") if self.parameters else None,
        )
        return Reach(calls=tuple(call for call in calls if call))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """It may read what is named, and decrypt it.

        external-secrets/external-secrets v2.9.0, docs/provider/aws-secrets-manager.md and aws-parameter-store.md.
        """
        statements = reads(secrets=self.secrets, parameters=self.parameters, keys=self.keys)
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
            **WRITES_AND_FANS_OUT,
            "crds": KINDS,
            "rbac": {"aggregateToEdit": self.editors_may_ask, "serviceAccountTokenCreate": False},
            **_component(RELEASE, replicas=2),
            "webhook": {"image": where, **_component(f"{RELEASE}-webhook", replicas=2)},
            "certController": {
                "image": where,
                "extraArgs": {"crd-names": ",".join(CONVERTED)},
                **_component(f"{RELEASE}-cert-controller", replicas=1),
            },
        }

    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:
        """A store for each of the services from which it reads."""
        services = {
            "aws-secrets-manager": "SecretsManager" if self.secrets else None,
            "aws-parameter-store": "ParameterStore" if self.parameters else None,
        }
        return {
            f"secret-store-{name}": self._store(name, service, around) for name, service in services.items() if service
        }

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


def _component(name: str, *, replicas: int) -> dict[str, Json]:
    """What is said of each of its three Deployments."""
    said: dict[str, Json] = {
        "replicaCount": replicas,
        "priorityClassName": "system-cluster-critical",
        "topologySpreadConstraints": spread({"app.kubernetes.io/name": name, "app.kubernetes.io/instance": RELEASE}),
        "resources": RESOURCES,
    }
    return said if replicas == 1 else {**said, "podDisruptionBudget": {"enabled": True, "minAvailable": 1}}
