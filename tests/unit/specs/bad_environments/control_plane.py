"""Wrong control planes."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a version as a number",
        'version: "1.35"',
        "version: 1.35",
        'good.yaml:19 control_plane.version: must be text: write "1.35" in quotes, got the number 1.35',
    ),
    Bad(
        "a version that ends in zero as a number",
        'version: "1.35"',
        "version: 1.30",
        'good.yaml:19 control_plane.version: must be text: write "1.30" in quotes, got the number 1.30',
    ),
    Bad(
        "a version with one digit",
        'version: "1.35"',
        'version: "1.3"',
        "good.yaml:19 control_plane.version: must be a Kubernetes minor in quotes, as \"1.35\", got '1.3'",
    ),
    Bad(
        "a version with a v",
        'version: "1.35"',
        'version: "v1.35"',
        "good.yaml:19 control_plane.version: must be a Kubernetes minor in quotes, as \"1.35\", got 'v1.35'",
    ),
    Bad(
        "allowed ranges of a private endpoint",
        "access: public_and_private",
        "access: private",
        "good.yaml:22 control_plane.endpoint.allowed_ranges: must be empty where access is private; remove "
        "it, or write access: public_and_private",
    ),
    Bad(
        "a list without entries",
        "      - 203.0.113.0/24\n",
        "",
        "good.yaml:22 control_plane.endpoint.allowed_ranges: must be a list, got nothing; write something below it, "
        "or remove the line",
    ),
    Bad(
        "the world without a reason",
        "- 203.0.113.0/24",
        "- 0.0.0.0/0",
        "good.yaml:23 control_plane.endpoint.allowed_ranges[0]: must not open the endpoint to the world, got "
        "0.0.0.0/0; name your own ranges, or write the reason in open_to_the_world_because",
    ),
    Bad(
        "half of the world without a reason",
        "- 203.0.113.0/24",
        "- 0.0.0.0/1",
        "good.yaml:23 control_plane.endpoint.allowed_ranges[0]: must not open the endpoint to the world, got "
        "0.0.0.0/1; name your own ranges, or write the reason in open_to_the_world_because",
    ),
    Bad(
        "a private range for a public endpoint",
        "- 203.0.113.0/24",
        "- 10.0.0.0/8",
        "good.yaml:23 control_plane.endpoint.allowed_ranges[0]: must be a range of the internet, got "
        "10.0.0.0/8; from inside the VPC the private endpoint answers",
    ),
    Bad(
        "an allowed range twice",
        "- 203.0.113.0/24",
        "- 203.0.113.0/24\n      - 203.0.113.0/24",
        "good.yaml:24 control_plane.endpoint.allowed_ranges[1]: must stand once, 203.0.113.0/24 stands above already",
    ),
    Bad(
        "a reason without the world",
        "access: public_and_private",
        "access: public_and_private\n    open_to_the_world_because: a demonstration for a day",
        "good.yaml:22 control_plane.endpoint.open_to_the_world_because: must not stand where no allowed range"
        " is open to the world; remove it",
    ),
    Bad(
        "a reason too short to be one",
        "access: public_and_private",
        "access: public_and_private\n    open_to_the_world_because: why not",
        "good.yaml:22 control_plane.endpoint.open_to_the_world_because: must be at least 20 character(s), got 7",
    ),
    Bad(
        "services inside the VPC",
        "service_cidr: 172.20.0.0/16",
        "service_cidr: 10.20.0.0/16",
        "good.yaml:24 control_plane.service_cidr: must not overlap the VPC's range 10.20.0.0/16, got 10.20.0.0/16",
    ),
    Bad(
        "a service range too small",
        "service_cidr: 172.20.0.0/16",
        "service_cidr: 172.20.0.0/25",
        "good.yaml:24 control_plane.service_cidr: must be a range from /12 to /24, got 172.20.0.0/25",
    ),
    Bad(
        "a service range outside the private blocks",
        "service_cidr: 172.20.0.0/16",
        "service_cidr: 100.64.0.0/16",
        "good.yaml:24 control_plane.service_cidr: must lie inside one of 10.0.0.0/8, 172.16.0.0/12, "
        "192.168.0.0/16, got 100.64.0.0/16",
    ),
    Bad(
        "days that CloudWatch does not know",
        "service_cidr: 172.20.0.0/16",
        "log_retention_days: 31",
        "good.yaml:24 control_plane.log_retention_days: must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, "
        "180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 31",
    ),
    Bad(
        "a tier that does not exist",
        "service_cidr: 172.20.0.0/16",
        "tier: tier-3xl",
        "good.yaml:24 control_plane.tier: must be one of standard, tier-xl, tier-2xl, tier-4xl, tier-8xl, "
        "tier-ultra, got 'tier-3xl'; did you mean tier-xl?",
    ),
    Bad(
        "true in quotes",
        "service_cidr: 172.20.0.0/16",
        'deletion_protection: "true"',
        "good.yaml:24 control_plane.deletion_protection: must be true or false without quotes, got the text 'true'",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
