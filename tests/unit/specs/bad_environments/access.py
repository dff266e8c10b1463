"""Wrong principals and entries."""

from typing import get_args

from specs.access.policies import AccessPolicyName
from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "no admin",
        "  admins:\n    - arn:aws:iam::111122223333:role/platform-admins",
        "  admins: []",
        "good.yaml:26 access.admins: must name at least one role or user: nobody else is admin, not even the "
        "creator of the cluster",
    ),
    Bad(
        "admins missing",
        "  admins:\n    - arn:aws:iam::111122223333:role/platform-admins\n",
        "",
        "good.yaml:25 access.admins: is missing (cluster administrators, at least one)",
    ),
    Bad(
        "one principal in two entries",
        "role/platform-admins",
        "role/developers",
        "good.yaml:30 access.entries[0].principal: must stand once, "
        "'arn:aws:iam::111122223333:role/developers' stands above already",
    ),
    Bad(
        "the account's root as admin",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws:iam::111122223333:root",
        "good.yaml:27 access.admins[0]: must be a role or user, never the account's root: write the ARN of a "
        "role that people assume, got 'arn:aws:iam::111122223333:root'",
    ),
    Bad(
        "everybody as admin",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws:iam::111122223333:role/*",
        "good.yaml:27 access.admins[0]: must name one role or user, `*` names none, got "
        "'arn:aws:iam::111122223333:role/*'",
    ),
    Bad(
        "a session as admin",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws:sts::111122223333:assumed-role/admins/me",
        "good.yaml:27 access.admins[0]: must be the role's own ARN (arn:aws:iam::<account>:role/<path and "
        "name>), not a session of it, got 'arn:aws:sts::111122223333:assumed-role/admins/me'",
    ),
    Bad(
        "an SSO role without its path",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef",
        "good.yaml:27 access.admins[0]: must carry the role's path, as "
        "role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_Admin_0123456789abcdef, got "
        "'arn:aws:iam::111122223333:role/AWSReservedSSO_Admin_0123456789abcdef'",
    ),
    Bad(
        "a principal of another partition",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws-cn:iam::111122223333:role/platform-admins",
        "good.yaml:27 access.admins[0]: must begin with arn:aws: in eu-west-1, got "
        "'arn:aws-cn:iam::111122223333:role/platform-admins'",
    ),
    Bad(
        "an admin that is no ARN",
        "arn:aws:iam::111122223333:role/platform-admins",
        "admins",
        "good.yaml:27 access.admins[0]: must be the ARN of an IAM role or user, as "
        "arn:aws:iam::111122223333:role/platform-admins, got 'admins'",
    ),
    Bad(
        "a service-linked role as admin",
        "arn:aws:iam::111122223333:role/platform-admins",
        "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS",
        "good.yaml:27 access.admins[0]: must not be a service-linked role, whose entries EKS makes itself, "
        "got 'arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS'",
    ),
    Bad(
        "a policy that does not exist",
        "AmazonEKSEditPolicy",
        "AmazonEKSEditorPolicy",
        f"good.yaml:32 access.entries[0].policies[0].name: must be one of {', '.join(get_args(AccessPolicyName))}, got "
        "'AmazonEKSEditorPolicy'; did you mean AmazonEKSEditPolicy?",
    ),
    Bad(
        "a group that Kubernetes keeps for itself",
        "groups: [readers]",
        'groups: ["system:masters"]',
        "good.yaml:33 access.entries[0].groups[0]: must not start with 'system:', got 'system:masters'; use a"
        " policy, as AmazonEKSClusterAdminPolicy",
    ),
    Bad(
        "an entry that grants nothing",
        "      policies:\n        - name: AmazonEKSEditPolicy\n      groups: [readers]\n",
        "",
        "good.yaml:29 access.entries[0] (developers): must have policies or groups: as it stands, the principal may "
        "do nothing",
    ),
    Bad(
        "a policy for no namespace",
        "        - name: AmazonEKSEditPolicy\n",
        "        - name: AmazonEKSEditPolicy\n          namespaces: []\n",
        "good.yaml:33 access.entries[0].policies[0].namespaces: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a namespace with a wildcard",
        "        - name: AmazonEKSEditPolicy\n",
        '        - name: AmazonEKSEditPolicy\n          namespaces: ["team-*"]\n',
        "good.yaml:33 access.entries[0].policies[0].namespaces[0]: must be a namespace: lower-case letters, "
        "digits and hyphens, no wildcard, got 'team-*'",
    ),
    Bad(
        "an ARM bastion",
        "instance_type: t3.micro",
        "instance_type: t4g.micro",
        "good.yaml:35 access.bastion.instance_type: must be an x86_64 instance type, as t3.micro, got "
        "'t4g.micro' (arm64)",
    ),
    Bad(
        "a bastion of an unknown type",
        "instance_type: t3.micro",
        "instance_type: t3.mikro",
        "good.yaml:35 access.bastion.instance_type: must be an EC2 instance type, got 't3.mikro'; did you "
        "mean t3.micro?",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
