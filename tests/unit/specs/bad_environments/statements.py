"""Wrong statements of what pods may do, as edits of the file with identities."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a condition without a value",
        'StringEquals: {aws:ResourceAccount: ["{account}"]}',
        "StringEquals: {aws:ResourceAccount: []}",
        "good.yaml:72 workload_identities[0].statements[0].conditions.StringEquals[aws:ResourceAccount]: must have a "
        "value; remove the key otherwise",
    ),
    Bad(
        "a condition without a key",
        'StringEquals: {aws:ResourceAccount: ["{account}"]}',
        "StringEquals: {}",
        "good.yaml:72 workload_identities[0].statements[0].conditions.StringEquals: must have a key with its values; "
        "remove it otherwise",
    ),
    Bad(
        "pods that may do everything",
        "actions: [s3:GetObject, s3:PutObject]",
        'actions: ["*"]',
        "good.yaml:69 workload_identities[0].statements[0].actions[0]: must name each action: a wildcard"
        " grants what AWS adds tomorrow too, got '*'",
    ),
    Bad(
        "a service as a whole",
        "actions: [s3:GetObject, s3:PutObject]",
        'actions: ["s3:*"]',
        "good.yaml:69 workload_identities[0].statements[0].actions[0]: must name each action: a wildcard"
        " grants what AWS adds tomorrow too, got 's3:*'",
    ),
    Bad(
        "a part of a service",
        "actions: [s3:GetObject, s3:PutObject]",
        'actions: ["s3:Get*"]',
        "good.yaml:69 workload_identities[0].statements[0].actions[0]: must name each action: a wildcard"
        " grants what AWS adds tomorrow too, got 's3:Get*'",
    ),
    Bad(
        "an action without its service",
        "actions: [s3:GetObject, s3:PutObject]",
        "actions: [GetObject]",
        "good.yaml:69 workload_identities[0].statements[0].actions[0]: must be one action with its "
        "service, as s3:GetObject, got 'GetObject'",
    ),
    Bad(
        "an action that IAM does not write so",
        "actions: [s3:GetObject, s3:PutObject]",
        "actions: [s3:GetObject, s3:getObject]",
        "good.yaml:69 workload_identities[0].statements[0].actions[1]: must be one action with its "
        "service, as s3:GetObject, got 's3:getObject'",
    ),
    Bad(
        "one action twice",
        "actions: [s3:GetObject, s3:PutObject]",
        "actions: [s3:GetObject, s3:GetObject]",
        "good.yaml:69 workload_identities[0].statements[0].actions[1]: must be another action, "
        "'s3:GetObject' stands above already",
    ),
    Bad(
        "everything but some actions",
        "      - actions: [sqs:SendMessage]",
        "      - not_actions: [sqs:SendMessage]\n        actions: [sqs:SendMessage]",
        "good.yaml:79 workload_identities[1].statements[0].not_actions: is not a known field; did you mean actions?",
    ),
    Bad(
        "every resource without a reason",
        '["arn:{partition}:sqs:{region}:{account}:jobs"]',
        '["*"]',
        "good.yaml:79 workload_identities[1].statements[0].because: must say in 30 characters or more "
        "why '*' cannot be named more closely, got ''",
    ),
    Bad(
        "a reason that is none",
        "because: every object below the namespace's own prefix",
        "because: objects",
        "good.yaml:73 workload_identities[0].statements[0].because: must say in 30 characters or more "
        "why 'arn:{partition}:s3:::reports/${aws:PrincipalTag/kubernetes-namespace}/*' cannot be named "
        "more closely, got 'objects'",
    ),
    Bad(
        "any character without a reason",
        '["arn:{partition}:sqs:{region}:{account}:jobs"]',
        '["arn:{partition}:sqs:{region}:{account}:????"]',
        "good.yaml:79 workload_identities[1].statements[0].because: must say in 30 characters or more "
        "why 'arn:{partition}:sqs:{region}:{account}:????' cannot be named more closely, got ''",
    ),
    Bad(
        "pods that may take any role",
        """      - actions: [sqs:SendMessage]
        resources: ["arn:{partition}:sqs:{region}:{account}:jobs"]""",
        """      - actions: [sts:AssumeRole]
        because: roles come and go, and nobody knows their names beforehand
        resources: ["arn:{partition}:iam::{account}:role/jobs-*"]""",
        "good.yaml:81 workload_identities[1].statements[0].resources[0]: must be one resource, without a wildcard, for "
        "sts:AssumeRole: with any of them its holder becomes anybody; name each, got "
        "'arn:{partition}:iam::{account}:role/jobs-*'",
    ),
    Bad(
        "a condition that holds for whatever has no tag",
        """      - actions: [sqs:SendMessage]
""",
        """      - actions: [sqs:SendMessage]
        conditions: {ForAllValues:StringEquals: {aws:TagKeys: [team]}}
""",
        "good.yaml:80 workload_identities[1].statements[0].conditions[ForAllValues:StringEquals][aws:TagKeys]: holds "
        'for every request without aws:TagKeys, too: add Null: {aws:TagKeys: ["false"]}, or say in because, in 30 '
        "characters or more, why that is meant",
    ),
    Bad(
        "a finding that is accepted without a reason",
        """      - actions: [sqs:SendMessage]
""",
        """      - actions: [sqs:SendMessage]
        accepts: {"cloudsplaining::ResourceExposure[sqs:SendMessage]": fine}
""",
        "good.yaml:80 workload_identities[1].statements[0].accepts[cloudsplaining::ResourceExposure[sqs:SendMessage]]: "
        "must say in 30 characters or more why this is meant, got 'fine'",
    ),
    Bad(
        "a finding of no checker of policies",
        """      - actions: [sqs:SendMessage]
""",
        """      - actions: [sqs:SendMessage]
        accepts: {"AwsSolutions::AwsSolutions-IAM5": whatever it finds in any of these statements}
""",
        "good.yaml:80 workload_identities[1].statements[0].accepts[AwsSolutions::AwsSolutions-IAM5]: must be a finding "
        "as make check prints it, as cloudsplaining::ResourceExposure[sqs:CreateQueue], got "
        "'AwsSolutions::AwsSolutions-IAM5'",
    ),
    Bad(
        "a resource that is no ARN",
        '["arn:{partition}:sqs:{region}:{account}:jobs"]',
        "[jobs]",
        "good.yaml:80 workload_identities[1].statements[0].resources[0]: must be the ARN of a resource, "
        "as arn:{partition}:s3:::reports/*, or * where an action knows none, got 'jobs'",
    ),
    Bad(
        "a place that does not exist",
        "sqs:{region}:{account}:jobs",
        "sqs:{region}:{acount}:jobs",
        "good.yaml:80 workload_identities[1].statements[0].resources[0]: must name one of {cluster}, "
        "{account}, {region}, {partition} in braces, got {acount}",
    ),
    Bad(
        "a tag that nobody gives",
        "PrincipalTag/kubernetes-namespace}",
        "PrincipalTag/kubernetes-namespaces}",
        "good.yaml:70 workload_identities[0].statements[0].resources[0]: asks for "
        "'kubernetes-namespaces', which is no session tag of EKS Pod Identity; did you mean "
        "kubernetes-namespace?",
    ),
    Bad(
        "an operator that IAM does not know",
        "StringEquals: {aws:Res",
        "StringEqual: {aws:Res",
        "good.yaml:72 workload_identities[0].statements[0].conditions.StringEqual: must be one of IAM's "
        "condition operators, as StringEquals, got 'StringEqual'",
    ),
)
