"""Environment files with identities of one's own pods: a good one, to be edited."""

from tests.unit.specs.environment_files import GOOD

IDENTITIES = """\
workload_identities:
  - name: reports
    namespace: reports
    service_account: reports
    managed_policies: [AmazonSSMReadOnlyAccess]
    statements:
      - actions: [s3:GetObject, s3:PutObject]
        resources: ["arn:{partition}:s3:::reports/${aws:PrincipalTag/kubernetes-namespace}/*"]
        conditions:
          StringEquals: {aws:ResourceAccount: ["{account}"]}
        because: every object below the namespace's own prefix
  - name: jobs
    namespace: batch
    service_account: jobs
    labels: {runs-on: fargate}
    statements:
      - actions: [sqs:SendMessage]
        resources: ["arn:{partition}:sqs:{region}:{account}:jobs"]
  - name: billing
    namespace: billing
    service_account: billing
    target_role: arn:aws:iam::444455556666:role/billing
    session_tags: false
    session_policy:
      - actions: [dynamodb:GetItem]
        resources: ["arn:{partition}:dynamodb:{region}:444455556666:table/invoices"]
"""

WITH_IDENTITIES = GOOD + IDENTITIES
"""The good file with pods that are somebody in AWS: on nodes, on Fargate, and with a role of another account."""
