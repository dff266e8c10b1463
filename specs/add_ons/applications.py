"""What Argo CD keeps in step, and from where."""

from collections.abc import Iterable
from typing import Annotated

from specs.add_ons.add_on import Manifest
from specs.names import EntryName, Namespace
from specs.spec import Spec
from specs.written import Written

PROJECT = "platform"
"""The AppProject of all that stands in an environment's file."""
_HERE = "https://kubernetes.default.svc"
_PLAIN = r"[^\s@:*?!{}\[\]]"
"""A character of an address; one that makes a pattern of it would let other repositories through."""

RepositoryUrl = Annotated[
    str,
    Written(
        pattern=rf"https://({_PLAIN}|:)+|ssh://{_PLAIN}+@({_PLAIN}|:)+|git@{_PLAIN}+:{_PLAIN}+|oci://({_PLAIN}|:)+",
        longest=2048,
        rule="must be the address of a repository, https://… or git@host:…, without a password or a wildcard in it",
        example="https://git.example.com/platform/clusters.git",
    ),
]
"""A Git repository's address, or that of a chart or an artefact in a registry."""

RepositoryFolder = Annotated[
    str,
    Written(
        pattern=r"\.|[^/\s][^\s]*",
        longest=1024,
        rule="must be a folder of the repository, as clusters/prod, or . for all of it, without a slash before it",
        example="clusters/prod",
    ),
]
"""A folder, seen from the repository's root."""

Revision = Annotated[
    str,
    Written(pattern=r"\S+", longest=255, rule="must be a branch, tag or commit, as main", example="main"),
]
"""What of a repository is meant."""


class ApplicationSpec(Spec):
    """An Application: a folder of a repository, kept in step with the cluster.

    https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications
    """

    name: EntryName
    """The Application's name."""
    repository: RepositoryUrl
    """Where it is read from. A private repository needs a Secret with its credentials in Argo CD's namespace, by
    External Secrets for one; none stands in a template."""
    path: RepositoryFolder = "."
    """The folder in the repository."""
    revision: Revision
    """The branch, tag or commit that is meant: `main` follows every change of it."""
    namespace: Namespace = "argocd"
    """Where objects go that name no namespace of their own; for an app of apps, Argo CD's own."""
    prune: bool = True
    """What is gone from the folder goes from the cluster."""

    def manifest(self) -> Manifest:
        """The object. It has no finalizer: when it goes, what it brought stays."""
        return {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": {"name": self.name, "namespace": "argocd"},
            "spec": {
                "project": PROJECT,
                "source": {"repoURL": self.repository, "path": self.path, "targetRevision": self.revision},
                "destination": {"server": "https://kubernetes.default.svc", "namespace": self.namespace},
                "syncPolicy": {"automated": {"prune": self.prune, "selfHeal": True}},
            },
        }


def project(repositories: Iterable[str]) -> Manifest:
    """The project of the Applications: from these repositories, to anywhere in this cluster.

    https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#projects
    """
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "AppProject",
        "metadata": {"name": PROJECT, "namespace": "argocd"},
        "spec": {
            "sourceRepos": [*sorted(set(repositories))],
            "destinations": [{"server": _HERE, "namespace": "*"}],
            "clusterResourceWhitelist": [{"group": "*", "kind": "*"}],
        },
    }


def closed_default() -> Manifest:
    """The project `default`, which Argo CD makes by itself and opens for every repository, with nothing let through.

    argoproj/argo-cd 02a4af0, docs/user-guide/projects.md: it can be changed, and not be deleted.
    """
    return {
        "apiVersion": "argoproj.io/v1alpha1",
        "kind": "AppProject",
        "metadata": {"name": "default", "namespace": "argocd"},
        "spec": {
            "sourceRepos": [],
            "sourceNamespaces": [],
            "destinations": [],
            "namespaceResourceBlacklist": [{"group": "*", "kind": "*"}],
        },
    }
