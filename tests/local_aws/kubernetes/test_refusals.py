"""What a cluster refuses, each beside what it accepts."""

from dataclasses import dataclass

import pytest

from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.objects import (
    CONFIG,
    DEPLOYMENT,
    NAMESPACE,
    POOL,
    POOL_DEFINITION,
    ROLE_BINDING,
    SERVICE,
    STORAGE_CLASS,
    Object,
    changed,
)
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.refusal import Refusal

POD = "spec.template.spec"
CONTAINER = f"{POD}.containers.0"


def kind_of(cluster: Cluster, found: Object) -> Kind:
    return next(
        kind for kind in cluster.kinds() if (kind.api_version, kind.name) == (found["apiVersion"], found["kind"])
    )


def create(cluster: Cluster, found: Object) -> Object:
    kind = kind_of(cluster, found)
    return cluster.create(kind, found, namespace="default" if kind.namespaced else "")


@dataclass(frozen=True)
class Case:
    good: Object
    path: str
    value: object
    words: str


NEW = {
    "an unknown field": Case(DEPLOYMENT, "spec.replica", 1, 'unknown field "spec.replica"'),
    "an unknown field deep inside": Case(DEPLOYMENT, f"{CONTAINER}.img", "a", 'unknown field "spec.template.spec.cont'),
    "a missing field": Case(DEPLOYMENT, "spec.selector", None, "'selector' is a required property"),
    "another type": Case(DEPLOYMENT, "spec.replicas", "two", "spec.replicas: Invalid value"),
    "too few of them": Case(DEPLOYMENT, "spec.replicas", -1, "must be greater than or equal to 0"),
    "a number where text belongs": Case(
        STORAGE_CLASS, "parameters.encrypted", True, "parameters.encrypted: Invalid value"
    ),
    "an unknown binding mode": Case(STORAGE_CLASS, "volumeBindingMode", "Later", 'Unsupported value: "Later"'),
    "an unknown reclaim policy": Case(STORAGE_CLASS, "reclaimPolicy", "Recycle", 'Unsupported value: "Recycle"'),
    "capitals in a name": Case(STORAGE_CLASS, "metadata.name", "Gp3", "lowercase RFC 1123 subdomain"),
    "a dot in a namespace": Case(NAMESPACE, "metadata.name", "my.apps", "lowercase RFC 1123 label"),
    "a digit first in a service": Case(SERVICE, "metadata.name", "1web", "DNS-1035 label"),
    "a name that is too long": Case(NAMESPACE, "metadata.name", "a" * 64, "no more than 63 bytes"),
    "a slash in a role": Case(ROLE_BINDING, "metadata.name", "team/view", "may not contain '/'"),
    "no name": Case(CONFIG, "metadata.name", None, "name or generateName is required"),
    "a space in a label": Case(DEPLOYMENT, "metadata.labels.app", "my web", "a valid label must be"),
    "a label that is too long": Case(CONFIG, "metadata.labels", {"a": "b" * 64}, "no more than 63 bytes"),
    "a bad annotation": Case(CONFIG, "metadata.annotations", {"a b": "c"}, "name part must consist of"),
    "a bad prefix": Case(CONFIG, "metadata.labels", {"Not_DNS/a": "c"}, "prefix part a lowercase RFC 1123"),
    "a port above all": Case(DEPLOYMENT, f"{CONTAINER}.ports.0.containerPort", 70000, "between 1 and 65535, inclusive"),
    "port zero": Case(SERVICE, "spec.ports.0.port", 0, "between 1 and 65535, inclusive"),
    "a node port out of range": Case(SERVICE, "spec.ports.0.nodePort", 80, "valid ports is 30000-32767"),
    "an unknown protocol": Case(SERVICE, "spec.ports.0.protocol", "HTTP", 'Unsupported value: "HTTP"'),
    "two ports without names": Case(
        SERVICE, "spec.ports", [{"port": 80}, {"port": 81}], "spec.ports[0].name: Required"
    ),
    "an unknown type of service": Case(SERVICE, "spec.type", "Loadbalancer", 'Unsupported value: "Loadbalancer"'),
    "an unknown pull policy": Case(DEPLOYMENT, f"{CONTAINER}.imagePullPolicy", "Maybe", 'Unsupported value: "Maybe"'),
    "an amount that is none": Case(
        DEPLOYMENT, f"{CONTAINER}.resources.requests.memory", "128MB", "quantities must match"
    ),
    "a volume that is not there": Case(DEPLOYMENT, f"{CONTAINER}.volumeMounts.0.name", "tmp", 'Not found: "tmp"'),
    "two containers of one name": Case(DEPLOYMENT, f"{POD}.containers.1.name", "web", 'Duplicate value: "web"'),
    "no container": Case(DEPLOYMENT, f"{POD}.containers", [], "containers: Required value"),
    "labels not selected": Case(DEPLOYMENT, "spec.selector.matchLabels.app", "api", "does not match template `labels`"),
    "a definition by another name": Case(
        POOL_DEFINITION, "metadata.name", "pool.example.com", "must be spec.names.plural"
    ),
    "a definition without schema": Case(POOL_DEFINITION, "spec.versions.0.schema", {}, "schemas are required"),
    "an unknown field of a custom kind": Case(POOL, "spec.sise", 3, 'unknown field "spec.sise"'),
    "another type in a custom kind": Case(POOL, "spec.size", "3", "spec.size: Invalid value"),
    "a value below a custom minimum": Case(POOL, "spec.size", 0, "spec.size: Invalid value"),
    "a missing field of a custom kind": Case(POOL, "spec", None, "'spec' is a required property"),
}


@pytest.mark.parametrize("case", NEW.values(), ids=NEW.keys())
def test_a_wrong_object_is_refused_and_the_right_one_is_not(cluster: Cluster, case: Case) -> None:
    if case.good is POOL:
        create(cluster, POOL_DEFINITION)
    with pytest.raises(Refusal) as refused:
        create(cluster, changed(case.good, case.path, case.value))
    assert case.words in refused.value.message
    assert refused.value.code in (400, 422)
    create(cluster, case.good)


def test_all_that_is_wrong_is_said_at_once(cluster: Cluster) -> None:
    wrong = changed(changed(DEPLOYMENT, "metadata.name", "Web"), f"{CONTAINER}.ports.0.containerPort", 0)
    with pytest.raises(Refusal) as refused:
        create(cluster, wrong)
    assert "metadata.name" in refused.value.message
    assert "containerPort" in refused.value.message


CHANGES = {
    "a provisioner": Case(STORAGE_CLASS, "provisioner", "efs.csi.aws.com", "updates to provisioner are forbidden"),
    "a parameter": Case(STORAGE_CLASS, "parameters.encrypted", "false", "updates to parameters are forbidden"),
    "a binding mode": Case(STORAGE_CLASS, "volumeBindingMode", None, "volumeBindingMode: Invalid value: field is imm"),
    "a selector": Case(
        changed(DEPLOYMENT, f"{POD.removesuffix('.spec')}.metadata.labels.tier", "a"),
        "spec.selector.matchLabels.tier",
        "a",
        "spec.selector: Invalid value: field is immutable",
    ),
    "a role": Case(ROLE_BINDING, "roleRef.name", "admin", "cannot change roleRef"),
    "an immutable map": Case(
        {**CONFIG, "immutable": True}, "data.a", "c", "field is immutable when `immutable` is set"
    ),
}


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES.keys())
def test_what_an_object_keeps_for_life_cannot_change(cluster: Cluster, case: Case) -> None:
    found = create(cluster, case.good)
    kind, namespace = kind_of(cluster, found), found["metadata"].get("namespace", "")
    name = found["metadata"]["name"]
    with pytest.raises(Refusal) as refused:
        cluster.replace(kind, name, changed(found, case.path, case.value), namespace=namespace)
    assert case.words in refused.value.message
    cluster.replace(kind, name, changed(found, "metadata.labels", {"other": "label"}), namespace=namespace)
    assert cluster.get(kind, name, namespace=namespace)["metadata"]["labels"] == {"other": "label"}


def test_a_default_written_out_is_no_change(cluster: Cluster) -> None:
    found = create(cluster, STORAGE_CLASS)
    wanted = changed(found, "reclaimPolicy", "Delete")
    stored = cluster.replace(kind_of(cluster, found), "gp3", wanted, namespace="")
    assert stored["reclaimPolicy"] == "Delete"


def test_an_object_of_a_namespace_needs_the_namespace(cluster: Cluster) -> None:
    with pytest.raises(Refusal, match='namespaces "apps" not found'):
        cluster.create(kind_of(cluster, CONFIG), CONFIG, namespace="apps")
    create(cluster, NAMESPACE)
    cluster.create(kind_of(cluster, CONFIG), CONFIG, namespace="apps")


@pytest.mark.parametrize("namespace", ["default", "kube-system", "kube-public"])
def test_the_clusters_own_namespaces_stay(cluster: Cluster, namespace: str) -> None:
    with pytest.raises(Refusal, match="this namespace may not be deleted"):
        cluster.delete(kind_of(cluster, NAMESPACE), namespace, namespace="")


def test_kubectl_says_what_is_refused(kubectl: Kubectl) -> None:
    wrong = [
        changed(case.good, case.path, case.value)
        for case in NEW.values()
        if case.good is not POOL and case.words != "name or generateName is required"
    ]
    said = kubectl.run("create", "--save-config", objects=wrong)
    assert said.returncode == 1
    assert said.stdout == ""
    for case in NEW.values():
        if case.good is not POOL and case.words != "name or generateName is required":
            assert case.words in said.stderr


@pytest.mark.parametrize(
    ("version", "kind"),
    [
        ("extensions/v1beta1", "Ingress"),
        ("example.com/v1", "Pool"),
    ],
)
def test_kubectl_finds_no_unknown_kind(kubectl: Kubectl, version: str, kind: str) -> None:
    said = kubectl.run("apply", objects=[{"apiVersion": version, "kind": kind, "metadata": {"name": "a"}}])
    assert f'no matches for kind "{kind}" in version "{version}"' in said.stderr
