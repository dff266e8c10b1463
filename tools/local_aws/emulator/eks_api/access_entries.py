"""Access entries: what AWS refuses of them, and the types that ministack lacks."""

import time

from ministack.services import eks

from specs.refusals import access
from tools.local_aws.emulator.eks_api.principals import principals
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import access_entries_of, cluster_named
from tools.local_aws.emulator.ministack import Answer

TYPES = ("STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "EC2", "HYBRID_LINUX", "HYPERPOD_LINUX")
"""https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessEntry.html, type"""
AUTO_MODE = "EC2"
"""The one type of nodes whose entries have an access policy: that of the nodes of EKS Auto Mode."""


def know_all_types() -> None:
    """Let entries have every type that EKS has, and nodes of EKS Auto Mode their access policy."""
    eks._VALID_ACCESS_ENTRY_TYPES = TYPES
    ministacks = eks._associate_access_policy

    def associate(cluster: str, principal: str, body: Body) -> Answer:
        entry = eks._access_entries.get(eks._ae_key(cluster, principal), {})
        if entry.get("type") != AUTO_MODE:
            answer: Answer = ministacks(cluster, principal, body)
            return answer
        now = int(time.time())
        policy = {"policyArn": body["policyArn"], "accessScope": body["accessScope"], "associatedAt": now}
        eks._access_policies[eks._ap_key(cluster, principal, body["policyArn"])] = {**policy, "modifiedAt": now}
        made: Answer = eks._json_resp(
            200, {"clusterName": cluster, "principalArn": principal, "associatedAccessPolicy": policy}
        )
        return made

    eks._associate_access_policy = associate


def _create(request: Request) -> Body:
    cluster, body = cluster_named(request.parts["cluster"]), request.body
    principal, kind, groups = body["principalArn"], body.get("type", ""), body.get("kubernetesGroups", [])
    access.ROOT.check(principal=principal)
    access.SERVICE_LINKED_ROLE.check(principal=principal)
    access.NODES_ARE_ROLES.check(kind=kind, principal=principal)
    access.NODES_HAVE_NO_GROUPS.check(kind=kind, groups=groups, username=body.get("username", ""))
    access.GROUP_RESERVED.check(groups=groups)
    access.USERNAME_RESERVED.check(username=body.get("username", ""))
    access.PRINCIPAL_MISSING.check(principal=principal, principals=principals())
    access.TAKEN.check(principal=principal, principals=access_entries_of(cluster["name"]))
    return request.forward()


ROUTES = (Route(method="POST", path="/clusters/{cluster}/access-entries", answer=_create),)
