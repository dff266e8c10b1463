"""External Secrets: what it may read, and the stores by which namespaces ask for it."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.external_secrets.external_secrets import ExternalSecrets
from specs.lock import read_lock
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-0123456789ab"
BOTH: dict[str, Any] = {"secrets": ("payments/",), "parameters": ("/payments",)}


def external_secrets(**settings: Any) -> ExternalSecrets:
    return ExternalSecrets.model_validate({"name": "external-secrets", "namespaces": ("payments",), **settings})


def granted(**settings: Any) -> dict[str, tuple[str, ...]]:
    """The resources of each action."""
    (identity,) = external_secrets(**settings).identities(ip_family="ipv4")
    return {action: statement.resources for statement in identity.statements for action in statement.actions}


def test_it_reads_what_is_named_and_nothing_else() -> None:
    grants = granted(**BOTH, keys=(KEY,))

    assert grants["secretsmanager:GetSecretValue"] == (
        "arn:{partition}:secretsmanager:{region}:{account}:secret:payments/*",
    )
    assert grants["ssm:GetParameter"] == ("arn:{partition}:ssm:{region}:{account}:parameter/payments/*",)
    assert grants["kms:Decrypt"] == (KEY,)
    assert not [action for action in grants if "Put" in action or "Create" in action or "Delete" in action]


@pytest.mark.parametrize(
    ("settings", "stores", "services"),
    [
        (
            BOTH,
            {"aws-secrets-manager": "SecretsManager", "aws-parameter-store": "ParameterStore"},
            {"secretsmanager", "ssm"},
        ),
        ({"secrets": ("a/",)}, {"aws-secrets-manager": "SecretsManager"}, {"secretsmanager"}),
        ({"parameters": ("/a",)}, {"aws-parameter-store": "ParameterStore"}, {"ssm"}),
    ],
)
def test_each_service_from_which_it_reads_has_a_store(
    settings: dict[str, Any], stores: dict[str, str], services: set[str]
) -> None:
    applied = external_secrets(**settings).manifests(SOMEWHERE).values()
    written: dict[str, Any] = {str(each["metadata"]["name"]): each["spec"] for each in applied}  # type: ignore[index, call-overload]

    assert {name: spec["provider"]["aws"]["service"] for name, spec in written.items()} == stores
    assert {call.service for call in external_secrets(**settings).reach.calls} == services


ALL = {"namespaces": (), "every_namespace_because": "the cluster is one team's, and its secrets are everybody's"}


@pytest.mark.parametrize(
    ("settings", "conditions"), [({}, [{"namespaces": ["payments"]}]), (ALL, None)], ids=["some", "all, for a reason"]
)
def test_stores_are_for_namespaces_that_are_named(settings: dict[str, Any], conditions: object) -> None:
    (applied,) = external_secrets(secrets=("a/",), **settings).manifests(SOMEWHERE).values()
    spec: Any = applied["spec"]

    assert spec.get("conditions") == conditions


def test_namespaces_have_no_stores_of_their_own_and_nothing_is_pushed_or_spread() -> None:
    written: Any = external_secrets(**BOTH).values(SOMEWHERE)
    off = ("SecretStore", "ClusterExternalSecret", "PushSecret", "ClusterPushSecret", "ClusterGenerator")

    assert [written[f"process{kind}"] for kind in off] == [False] * len(off)
    assert [written["crds"][f"create{kind}"] for kind in off] == [False] * len(off)


@pytest.mark.parametrize("may", [False, True])
def test_editors_of_a_namespace_ask_for_secrets_only_where_the_file_lets_them(may: bool) -> None:
    written: Any = external_secrets(**BOTH, editors_may_ask=may).values(SOMEWHERE)

    assert written["rbac"]["aggregateToEdit"] is may


def test_it_makes_no_tokens_of_service_accounts() -> None:
    written: Any = external_secrets(**BOTH).values(SOMEWHERE)

    assert written["rbac"]["serviceAccountTokenCreate"] is False


def test_the_certificate_controller_waits_for_no_kind_that_is_not_there() -> None:
    written: Any = external_secrets(**BOTH).values(SOMEWHERE)

    assert "secretstores.external-secrets.io" not in written["certController"]["extraArgs"]["crd-names"].split(",")


def test_of_two_controllers_one_leads_and_two_webhooks_answer() -> None:
    written: Any = external_secrets(**BOTH).values(SOMEWHERE)

    assert (written["replicaCount"], written["leaderElect"]) == (2, True)
    assert (written["webhook"]["replicaCount"], written["certController"]["replicaCount"]) == (2, 1)
    assert written["webhook"]["podDisruptionBudget"] == {"enabled": True, "minAvailable": 1}


def test_all_three_are_the_same_image_by_its_digest() -> None:
    written: Any = external_secrets(**BOTH).values(SOMEWHERE)
    pinned = read_lock().images["external-secrets"]["any"]
    image = {"repository": pinned.repository, "tag": f"{pinned.tag}@{pinned.digest.value}"}

    assert [each["image"] for each in (written, written["webhook"], written["certController"])] == [image] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"secrets": ("*",)},
        {"secrets": ("payments/", "payments/cards")},
        {"secrets": ("p",)},
        {"secrets": ("/",)},
        {"parameters": ("payments",)},
        {**BOTH, "namespaces": ()},
        {**BOTH, "namespaces": ("payments", "payments")},
        {**BOTH, "namespaces": (), "every_namespace_because": "all"},
        {**BOTH, "every_namespace_because": ALL["every_namespace_because"]},
        {"parameters": ("/payments/*",)},
        {"secrets": ("a/",), "keys": ("alias/mine",)},
    ],
)
def test_what_would_read_everything_or_nothing_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        external_secrets(**wrong)
