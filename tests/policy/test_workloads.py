"""What runs in the cluster. Numbers are those of the statements in docs/security.md."""

import json
import re
from typing import Any

from tests.policy.platforms import Platform, Resource

AUTOSCALER = "cluster-autoscaler"


def text(value: Any) -> str:
    """A property that the CDK joins from JSON and references; a reference becomes a word."""
    match value:
        case str():
            return value
        case {"Fn::Join": [_, parts]}:
            return "".join(part if isinstance(part, str) else "reference" for part in parts)
    raise AssertionError(value)


def release(platform: Platform) -> Resource:
    (chart,) = platform.resources("Custom::AWSCDK-EKS-HelmChart")
    return chart


def values(platform: Platform) -> dict[str, Any]:
    """The values of the autoscaler's chart."""
    found: dict[str, Any] = json.loads(text(release(platform).properties["Values"]))
    return found


def manifests(platform: Platform) -> list[dict[str, Any]]:
    return [
        manifest
        for resource in platform.resources("Custom::AWSCDK-EKS-KubernetesResource")
        for manifest in json.loads(text(resource.properties["Manifest"]))
    ]


def test_the_autoscaler_keeps_zones_in_balance(platform: Platform) -> None:
    """Statement 30."""
    assert values(platform)["extraArgs"]["balance-similar-node-groups"] in {True, "true"}


def test_the_autoscalers_image_is_pulled_by_its_digest(platform: Platform) -> None:
    """Statement 80: from its makers' registry, or the account's own."""
    image = values(platform)["image"]
    registry = platform.spec.registry or "registry.k8s.io"
    assert image["repository"].partition("/")[0] == registry
    assert re.fullmatch(r"v\d+\.\d+\.\d+@sha256:[0-9a-f]{64}", image["tag"])


def test_the_autoscaler_finds_this_clusters_groups(platform: Platform) -> None:
    """Statement 38: by the tags that EKS puts on the groups of managed node groups."""
    assert values(platform)["autoDiscovery"]["clusterName"] == platform.name
    assert values(platform)["awsRegion"] == platform.spec.region


def test_the_autoscaler_says_what_it_needs(platform: Platform) -> None:
    """Statement 72."""
    resources = values(platform)["resources"]
    assert {"cpu", "memory"} <= set(resources["requests"])
    assert "memory" in resources["limits"]


def test_the_autoscaler_survives_the_loss_of_a_node(platform: Platform) -> None:
    """Statements 74 and 75."""
    assert values(platform)["replicaCount"] >= 2
    budget = values(platform)["podDisruptionBudget"]
    assert budget.get("maxUnavailable", 0) == 1 or budget["minAvailable"] == values(platform)["replicaCount"] - 1


def test_the_autoscaler_is_spread(platform: Platform) -> None:
    """Statement 76."""
    keys = {constraint["topologyKey"] for constraint in values(platform)["topologySpreadConstraints"]}
    assert keys == {"topology.kubernetes.io/zone", "kubernetes.io/hostname"}


def test_the_autoscaler_is_the_last_to_be_evicted(platform: Platform) -> None:
    """Statement 77."""
    assert values(platform)["priorityClassName"] == "system-cluster-critical"


def test_the_autoscaler_runs_with_the_least(platform: Platform) -> None:
    """Statement 78."""
    container = values(platform)["containerSecurityContext"]
    pod = values(platform)["securityContext"]
    assert container["allowPrivilegeEscalation"] is False
    assert container["readOnlyRootFilesystem"] is True
    assert container["capabilities"]["drop"] == ["ALL"]
    assert pod["runAsNonRoot"] is True
    assert pod["seccompProfile"]["type"] == "RuntimeDefault"


def test_the_autoscaler_stays_off_the_host(platform: Platform) -> None:
    """Statement 79."""
    assert not values(platform).get("hostNetwork")
    assert not values(platform).get("extraVolumes")


def test_the_autoscaler_has_a_service_account_of_its_own(platform: Platform) -> None:
    """Statement 81."""
    account = values(platform)["rbac"]["serviceAccount"]
    assert account["name"] == AUTOSCALER
    (association,) = platform.resources("AWS::EKS::PodIdentityAssociation")
    assert association.properties["ServiceAccount"] == AUTOSCALER


def test_the_autoscaler_is_of_the_clusters_minor(platform: Platform) -> None:
    """Statement 86: and its chart is one version, not a range."""
    minor = platform.spec.control_plane.version
    assert values(platform)["image"]["tag"].startswith(f"v{minor}.")
    assert release(platform).properties["Version"].replace(".", "").isdigit()


def test_add_ons_are_pinned(platform: Platform) -> None:
    """Statement 86."""
    add_ons = platform.resources("AWS::EKS::Addon")
    assert len(add_ons) == len([entry for entry in platform.spec.add_ons if entry.name != AUTOSCALER])
    assert all("-eksbuild." in add_on.properties["AddonVersion"] for add_on in add_ons)


def test_no_manifest_grants_everything_or_lives_in_the_default_namespace(platform: Platform) -> None:
    """Statements 82 and 83."""
    for manifest in manifests(platform):
        assert manifest["kind"] not in {"ClusterRoleBinding", "RoleBinding"} or "cluster-admin" not in str(manifest)
        assert manifest["metadata"].get("namespace") != "default"


def test_volumes_are_encrypted_by_default(platform: Platform) -> None:
    """Statement 25: those of pods too."""
    (storage,) = [manifest for manifest in manifests(platform) if manifest["kind"] == "StorageClass"]
    assert storage["parameters"]["encrypted"] == "true"
    assert storage["metadata"]["annotations"]["storageclass.kubernetes.io/is-default-class"] == "true"
