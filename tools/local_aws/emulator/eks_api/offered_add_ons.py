"""Which add-ons EKS offers, as far as this repository knows: those of its catalogue.

Of others, those of the AWS Marketplace above all, only EKS knows: they are taken, unless they look like one of the
catalogue with a slip of the pen.
"""

import re
from difflib import get_close_matches

from specs.add_ons.catalogue import KNOWN, name_of
from specs.add_ons.eks_add_on import EksAddOn

FOLLOWS_THE_MINOR = "kube-proxy"
OLDER_MINORS = 3
"""How many minors kube-proxy may lag behind; it may not be ahead: https://kubernetes.io/releases/version-skew-policy/"""
SLIP_OF_THE_PEN = 0.85
"""How much of a name is the same as another's: one letter of seven differs."""
UNTOLD = "kube-system"
"""Where the pods of others are taken to be."""
DEFINITIONS = {name_of(kind): kind.definition for kind in KNOWN if issubclass(kind, EksAddOn)}


def is_offered(name: str, *, minor: str) -> bool:
    """Whether there is such an add-on for a Kubernetes minor."""
    if name not in DEFINITIONS:
        return not get_close_matches(name, DEFINITIONS, cutoff=SLIP_OF_THE_PEN)
    minors = DEFINITIONS[name].minors
    return minors is None or minor in minors


def namespace_of(name: str) -> str:
    """Where the pods of an add-on are, unless it is told another place."""
    return DEFINITIONS[name].namespace if name in DEFINITIONS else UNTOLD


def supports(name: str, version: str, *, minor: str) -> bool:
    """Whether a version can be one of the add-on's for a minor; which builds there are, EKS alone knows."""
    found = re.fullmatch(r"v(\d+)\.(\d+)\.\d+-eksbuild\.\d+", version)
    if found is None:
        return name not in DEFINITIONS
    behind = int(minor.split(".")[1]) - int(found[2])
    return name != FOLLOWS_THE_MINOR or 0 <= behind <= OLDER_MINORS
