"""Stacks of templates that a test writes, as an assembly holds them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tools.access.manifests import MANIFEST
from tools.access.report import Report
from tools.access.reporting import report
from tools.access.resources import Resources
from tools.assembly import AssemblyStack

ACCOUNT = "111122223333"
ADMINS = f"arn:aws:iam::{ACCOUNT}:role/platform-admins"
POLICIES = "arn:aws:eks::aws:cluster-access-policy/"


def stack(
    folder: Path, resources: Mapping[str, Any], *, layer: str = "system", parameters: Mapping[str, Any] | None = None
) -> AssemblyStack:
    """A stack of the environment `prod`; a resource without a path of its own has its logical id's."""
    file = folder / f"{layer}.template.json"
    file.write_text(json.dumps({"Resources": resources, "Parameters": parameters or {}}), encoding="utf-8")
    return AssemblyStack(path=f"prod/{layer}", name=f"prod-{layer}", template_file=file, dependencies=())


def resources_of(*stacks: AssemblyStack, region: str = "eu-west-1") -> Resources:
    """Their resources."""
    return Resources(stacks, account=ACCOUNT, region=region)


def told(*stacks: AssemblyStack) -> Report:
    """What is said of them."""
    return report("prod", stacks, account=ACCOUNT, region="eu-west-1")


def made(kind: str, /, *, path: str = "", **properties: Any) -> dict[str, Any]:
    """A resource, with the path of its construct."""
    return {
        "Type": kind,
        "Properties": properties,
        **({"Metadata": {"aws:cdk:path": f"prod/{path}/Resource"}} if path else {}),
    }


def entry(principal: object, *, policies: Mapping[str, list[str] | None] | None = None, **more: Any) -> dict[str, Any]:
    """An access entry; a policy with namespaces, or None for the whole cluster."""
    scopes = {
        name: {"Type": "cluster"} if spaces is None else {"Type": "namespace", "Namespaces": spaces}
        for name, spaces in (policies or {}).items()
    }
    associated = [{"PolicyArn": f"{POLICIES}{name}", "AccessScope": scope} for name, scope in scopes.items()]
    return made("AWS::EKS::AccessEntry", PrincipalArn=principal, AccessPolicies=associated, **more)


def manifest(*objects: Mapping[str, Any]) -> dict[str, Any]:
    """What kubectl applies."""
    return made(MANIFEST, Manifest=json.dumps(objects))


def kubernetes(kind: str, name: str, *, namespace: str | None = None, **body: Any) -> dict[str, Any]:
    """One object of Kubernetes."""
    labels = {"labels": body.pop("labels")} if "labels" in body else {}
    where = {"namespace": namespace} if namespace else {}
    return {"kind": kind, "metadata": {"name": name, **where, **labels}, **body}


def bound(kind: str, name: str, role: str, *subjects: tuple[str, str], namespace: str | None = None) -> dict[str, Any]:
    """A binding of a role (`ClusterRole view`) to subjects (`("Group", "viewers")`)."""
    of, _, called = role.partition(" ")
    named = [_subject(subject, where) for subject, where in subjects]
    return kubernetes(kind, name, namespace=namespace, roleRef={"kind": of, "name": called}, subjects=named)


def _subject(kind: str, name: str) -> dict[str, str]:
    namespace, slash, last = name.partition("/")
    if kind == "ServiceAccount" and slash:
        return {"kind": kind, "namespace": namespace, "name": last}
    return {"kind": kind, "name": name}
