"""Wrong identity providers, and ways in for emergencies."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "an issuer without TLS",
        "https://id.example.com/tenant",
        "http://id.example.com/tenant",
        "good.yaml:38 access.identity_provider.issuer_url: must begin with https:// and name a host, got"
        " 'http://id.example.com/tenant'",
    ),
    Bad(
        "an issuer with a query",
        "https://id.example.com/tenant",
        "https://id.example.com/?tenant=acme",
        "good.yaml:38 access.identity_provider.issuer_url: must have no query and no fragment, got "
        "'https://id.example.com/?tenant=acme'",
    ),
    Bad(
        "the address of an issuer's configuration",
        "https://id.example.com/tenant",
        "https://id.example.com/.well-known/openid-configuration",
        "good.yaml:38 access.identity_provider.issuer_url: must be the address above .well-known, "
        "https://id.example.com, got 'https://id.example.com/.well-known/openid-configuration'",
    ),
    Bad(
        "the issuer of a cluster",
        "https://id.example.com/tenant",
        "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF",
        "good.yaml:38 access.identity_provider.issuer_url: must be a provider of people, not a cluster's"
        " own issuer of service accounts, got 'https://oidc.eks.eu-"
        "west-1.amazonaws.com/id/0123456789ABCDEF'",
    ),
    Bad(
        "a username prefix of Kubernetes",
        'username_prefix: "people:"',
        'username_prefix: "system:"',
        "good.yaml:41 access.identity_provider.username_prefix: must not be 'system:' nor a part of it, "
        "with which names of others begin, got 'system:'",
    ),
    Bad(
        "a part of a groups prefix of Kubernetes",
        'groups_prefix: "oidc:"',
        'groups_prefix: "sys"',
        "good.yaml:43 access.identity_provider.groups_prefix: must not be 'system:' nor a part of it, "
        "with which names of others begin, got 'sys'",
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, or "
        "begin with 'sys', got 'oidc:on-call'",
    ),
    Bad(
        "a username prefix of IAM",
        'username_prefix: "people:"',
        'username_prefix: "arn:aws:iam::"',
        "good.yaml:41 access.identity_provider.username_prefix: must not be 'arn:' nor a part of it, with which names "
        "of others begin, got 'arn:aws:iam::'",
    ),
    Bad(
        "a groups prefix that a claim could complete",
        'groups_prefix: "oidc:"',
        'groups_prefix: "e"',
        "good.yaml:43 access.identity_provider.groups_prefix: must not be 'eks:' nor a part of it, with which names of "
        "others begin, got 'e'",
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, or begin with 'e', "
        "got 'oidc:on-call'",
    ),
    Bad(
        "names without prefix",
        'username_claim: email\n    username_prefix: "people:"',
        'username_claim: preferred_username\n    username_prefix: "-"',
        "good.yaml:41 access.identity_provider.username_prefix: must be a prefix, as oidc:, where the claim is "
        "preferred_username: only an e-mail address is nobody else's name, got '-'",
    ),
    Bad(
        "groups that are said to have no prefix",
        'groups_prefix: "oidc:"',
        'groups_prefix: "-"',
        "good.yaml:43 access.identity_provider.groups_prefix: must be a prefix, as oidc:, so that no group of the "
        "provider is one of the cluster's, got '-'",
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, or begin with '-', "
        "got 'oidc:on-call'",
    ),
    Bad(
        "groups of a provider without a prefix",
        '    groups_prefix: "oidc:"\n',
        "",
        "good.yaml:36 access.identity_provider.groups_prefix: must stand beside groups_claim, as oidc:, "
        "so that no group of the provider is one of the cluster's",
        "good.yaml:63 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, got 'oidc:on-call'",
    ),
    Bad(
        "a prefix of no groups",
        "    groups_claim: groups\n",
        "",
        "good.yaml:42 access.identity_provider.groups_prefix: must stand beside the groups_claim whose "
        "groups it is put before",
        "good.yaml:63 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, got 'oidc:on-call'",
    ),
    Bad(
        "an empty claim",
        "{tenant: acme}",
        '{tenant: ""}',
        "good.yaml:44 access.identity_provider.required_claims.tenant: must be at least 1 character(s), got 0",
    ),
    Bad(
        "nobody who breaks the glass",
        "[arn:aws:iam::111122223333:role/developers, arn:aws:iam::111122223333:user/robin]",
        "[]",
        "good.yaml:46 access.break_glass.principals: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a stranger who breaks the glass",
        "arn:aws:iam::111122223333:user/robin]",
        "arn:aws:iam::111122223333:user/stranger]",
    ),
    Bad(
        "an admin who breaks the glass",
        "arn:aws:iam::111122223333:user/robin]",
        "arn:aws:iam::111122223333:role/platform-admins]",
        "good.yaml:46 access.break_glass.principals[1]: must not be an admin of the cluster, who needs "
        "no glass to break, got 'arn:aws:iam::111122223333:role/platform-admins'",
    ),
    Bad(
        "somebody twice who breaks the glass",
        "arn:aws:iam::111122223333:user/robin]",
        "arn:aws:iam::111122223333:role/developers]",
        "good.yaml:46 access.break_glass.principals[1]: must stand once, "
        "'arn:aws:iam::111122223333:role/developers' stands above already",
    ),
    Bad(
        "a session of Identity Center that breaks the glass",
        "arn:aws:iam::111122223333:user/robin]",
        "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef]",
        "good.yaml:46 access.break_glass.principals[1]: must be a role or user whose MFA IAM sees, which"
        " it does not of sessions of IAM Identity Center, got 'arn:aws:iam::111122223333:role/aws-"
        "reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef'",
    ),
    Bad(
        "nobody who hears of it",
        "notify: [oncall@example.com]",
        "notify: []",
        "good.yaml:47 access.break_glass.notify: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "an address that is none",
        "[oncall@example.com]",
        "[oncall]",
        "good.yaml:47 access.break_glass.notify[0]: must be an e-mail address, got 'oncall'",
    ),
    Bad(
        "an address twice",
        "[oncall@example.com]",
        "[oncall@example.com, oncall@example.com]",
        "good.yaml:47 access.break_glass.notify[1]: must stand once, 'oncall@example.com' stands above already",
    ),
    Bad(
        "a time without its zone",
        "2026-11-24T06:00:00Z",
        "2026-11-24T06:00:00",
        "good.yaml:48 access.break_glass.open_until: must be a time in UTC to the second, as "
        "2026-11-24T06:00:00Z, got '2026-11-24T06:00:00'",
    ),
    Bad(
        "a time of another zone",
        "2026-11-24T06:00:00Z",
        "2026-11-24T06:00:00+01:00",
        "good.yaml:48 access.break_glass.open_until: must be a time in UTC to the second, as "
        "2026-11-24T06:00:00Z, got '2026-11-24T06:00:00+01:00'",
    ),
    Bad(
        "a time that does not exist",
        "2026-11-24T06:00:00Z",
        "2026-13-24T06:00:00Z",
        "good.yaml:48 access.break_glass.open_until: must be a time that exists, got '2026-13-24T06:00:00Z'",
    ),
    Bad(
        "an administrator by an entry who breaks the glass",
        "        - name: AmazonEKSEditPolicy\n",
        "        - name: AmazonEKSClusterAdminPolicy\n",
        "good.yaml:46 access.break_glass.principals[0]: must not be an admin of the cluster, who needs "
        "no glass to break, got 'arn:aws:iam::111122223333:role/developers'",
    ),
    Bad(
        "a principal by another path and in other letters",
        "arn:aws:iam::111122223333:user/robin]",
        "arn:aws:iam::111122223333:role/eng/Developers]",
        "good.yaml:46 access.break_glass.principals[1]: must be written as above, "
        "'arn:aws:iam::111122223333:role/developers': an account has one role of a name, got "
        "'arn:aws:iam::111122223333:role/eng/Developers'",
    ),
    Bad(
        "an issuer at home",
        "issuer_url: https://id.example.com/tenant",
        "issuer_url: https://10.0.0.1/tenant",
        "good.yaml:38 access.identity_provider.issuer_url: must be reachable by the control plane over the internet, "
        "got 'https://10.0.0.1/tenant'",
    ),
    Bad(
        "more who break the glass than a trust policy holds",
        "arn:aws:iam::111122223333:user/robin]",
        ", ".join(f"arn:aws:iam::111122223333:user/emergency-{number:02}" for number in range(40)) + "]",
        "good.yaml:46 access.break_glass.principals: must fit into the 2048 characters of a trust policy, which they "
        "and its conditions make 2163 long; name a role that they all may take",
    ),
)
"""Each by one edit of the good file of ways in, and every line that is said about it."""
