"""Who the pods of a workload are in AWS."""

from dataclasses import dataclass

from specs.identity.statement import Statement


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The Kubernetes service account of a workload and the permissions that its pods get.

    https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
    """

    service_account: str
    managed_policies: tuple[str, ...] = ()
    """AWS managed policies by name, with their path, as `AmazonEKS_CNI_Policy` or `service-role/…`."""
    statements: tuple[Statement, ...] = ()
    on_every_node: bool = False
    """Its pods are those of a DaemonSet, which Fargate never takes."""
    policies_ask_for_session_tags: bool = False
    """One of its managed policies holds by the tags that EKS Pod Identity puts on a session."""
    annotations_at: tuple[str, ...] = ("serviceAccount", "annotations")
    """Of a chart: where among its values the annotations of the service account stand."""

    @property
    def needs_session_tags(self) -> bool:
        """Whether its permissions hold by the tags that EKS Pod Identity puts on a session, and IRSA does not."""
        return self.policies_ask_for_session_tags or any(each.asks_for_session_tags for each in self.statements)
