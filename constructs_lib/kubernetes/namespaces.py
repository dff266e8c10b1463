"""The namespaces of what is applied."""

from collections.abc import Mapping

from constructs import Construct, IConstruct

from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.standing_namespace import StandingNamespace
from specs.names import Namespace
from specs.pod_policies.namespaces import INITIAL_NAMESPACES


class Namespaces(Construct):
    """Each namespace once: those that somebody has made already, and the others as soon as something is in them."""

    def __init__(
        self, scope: Construct, construct_id: str, *, kubectl: Kubectl, made: Mapping[Namespace, IConstruct]
    ) -> None:
        """Know those that are made, each with the construct that makes it."""
        super().__init__(scope, construct_id)
        self._kubectl = kubectl
        self._known = dict(made)

    def before(self, construct: IConstruct, *, name: Namespace) -> None:
        """Let a construct wait for its namespace; those that every cluster has are there."""
        if name in INITIAL_NAMESPACES:
            return
        if name not in self._known:
            self._known[name] = StandingNamespace(self, name, name=name, kubectl=self._kubectl)
        construct.node.add_dependency(self._known[name])
