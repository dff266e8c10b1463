"""Hosted zones of Amazon Route 53, as an environment names them."""

from typing import Annotated

from specs.names import DNS_NAME
from specs.written import Written

HostedZoneId = Annotated[
    str,
    Written(
        pattern=r"Z[A-Z0-9]{1,31}",
        rule="must be the id of a Route 53 hosted zone: Z, then capital letters and digits",
        example="Z0123456789ABCDEFGHIJ",
    ),
]
"""The id of a hosted zone, without `/hostedzone/` before it: at most 32 characters.

https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html
"""

DomainName = Annotated[
    str,
    Written(
        pattern=DNS_NAME,
        longest=253,
        rule="must be a domain in lower case, without wildcard and closing dot",
        example="apps.example.com",
    ),
]
"""A domain and all that is under it."""


_NAMES = "route53:ChangeResourceRecordSetsNormalizedRecordNames"


def only_names(*patterns: str) -> tuple[tuple[str, str, str], ...]:
    """The conditions by which a change may be of records with such names alone, in lower case and without closing dot.

    https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
    """
    return (("Null", _NAMES, "false"), *(("ForAllValues:StringLike", _NAMES, pattern) for pattern in patterns))


def arn_of(zone: str) -> str:
    """The ARN of a hosted zone, for a statement: Route 53 has neither region nor account in it.

    https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
    """
    return f"arn:{{partition}}:route53:::hostedzone/{zone}"
