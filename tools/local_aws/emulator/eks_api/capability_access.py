"""The access entry that EKS makes itself for the role of a capability, with the access policies of its kind.

Amazon EKS user guide, “Security considerations for EKS Capabilities” and the pages that create each kind, read
2026-11-23. That the entry goes with the last capability of the role is assumed: no page says it.
"""

from ministack.services import eks

from tools.local_aws.emulator.eks_api.store import Record, capabilities_of

DEFAULT_NAMESPACE = "argocd"
POLICIES = {
    "ARGOCD": ("AmazonEKSArgoCDClusterPolicy", "AmazonEKSArgoCDPolicy"),
    "ACK": ("AmazonEKSACKPolicy",),
    "KRO": ("AmazonEKSKROPolicy",),
}
IN_ITS_NAMESPACE = "AmazonEKSArgoCDPolicy"


def admit(cluster: Record, capability: Record) -> None:
    """Let the role of a capability into the cluster."""
    name, role = cluster["name"], capability["roleArn"]
    key = eks._ae_key(name, role)
    if key not in eks._access_entries:
        eks._access_entries[key] = eks._build_access_entry(name, role, {"type": "STANDARD"})
    namespace = capability["configuration"].get("argoCd", {}).get("namespace", DEFAULT_NAMESPACE)
    for policy in POLICIES[capability["type"]]:
        scope = {"type": "namespace", "namespaces": [namespace]} if policy == IN_ITS_NAMESPACE else {"type": "cluster"}
        arn = f"arn:aws:eks::aws:cluster-access-policy/{policy}"
        eks._associate_access_policy(name, role, {"policyArn": arn, "accessScope": scope})


def dismiss(capability: Record) -> None:
    """Take the entry of a role that no other capability of the cluster uses."""
    name, role = capability["clusterName"], capability["roleArn"]
    others = (each for each in capabilities_of(name).values() if each is not capability)
    if all(each["roleArn"] != role for each in others) and eks._ae_key(name, role) in eks._access_entries:
        eks._delete_access_entry(name, role)
