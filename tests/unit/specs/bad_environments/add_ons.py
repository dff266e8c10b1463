"""Wrong add-ons."""

from specs.add_ons.catalogue import KNOWN, name_of
from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "an unknown add-on",
        "name: coredns",
        "name: core-dns",
        f"good.yaml:59 add_ons[3].name: must be one of {', '.join(map(name_of, KNOWN))}, got 'core-dns'; did you "
        "mean coredns?",
    ),
    Bad(
        "an add-on twice",
        "  - name: coredns\n",
        "  - name: coredns\n  - name: coredns\n",
        "good.yaml:60 add_ons[4].name: must stand once, 'coredns' stands above already",
    ),
    Bad(
        "nodes without the CNI",
        "  - name: vpc-cni\n",
        "",
        "good.yaml:55 add_ons: must hold vpc-cni, without which no node becomes usable; add {name: vpc-cni}",
    ),
    Bad(
        "no agent for pod identities",
        "  - name: eks-pod-identity-agent\n",
        "",
        "good.yaml:55 add_ons: must hold eks-pod-identity-agent, for vpc-cni, aws-ebs-csi-driver, cluster-autoscaler; "
        "add {name: eks-pod-identity-agent}",
    ),
    Bad(
        "an add-on that is no mapping",
        "name: coredns",
        "coredns",
        "good.yaml:59 add_ons[3]: must be a mapping of fields, as {name: coredns}, got 'coredns'",
    ),
    Bad(
        "a misspelt field of an add-on",
        "name: vpc-cni",
        "name: vpc-cni\n    network_polciy: true",
        "good.yaml:57 add_ons[0].network_polciy: is not a known field; did you mean network_policy?",
    ),
    Bad(
        "an add-on as a key",
        "name: coredns",
        "coredns: {}",
        f"good.yaml:59 add_ons[3].name: is missing; it must be one of {', '.join(map(name_of, KNOWN))}; write "
        "{name: coredns}, and its settings beside that",
    ),
    Bad(
        "a TLS policy that is none",
        "name: cluster-autoscaler",
        "name: aws-load-balancer-controller\n    ssl_policy: TLS13",
        "good.yaml:63 add_ons[6].ssl_policy: must be a security policy of Elastic Load Balancing, as "
        "ELBSecurityPolicy-TLS13-1-2-2021-06, got 'TLS13'",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
