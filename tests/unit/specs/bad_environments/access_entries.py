"""Wrong access entries of every type."""

from typing import get_args

from specs.access.policies import AUTO_NODE, AccessPolicyName
from tests.unit.specs.environment_files import Bad

OTHERS = [name for name in get_args(AccessPolicyName) if name not in {AUTO_NODE, "AmazonEKSEditPolicy"}][:20]

BAD = (
    Bad(
        "a node of an account's own that is a user",
        "      principal: arn:aws:iam::111122223333:role/developers\n"
        "      policies:\n"
        "        - name: AmazonEKSEditPolicy\n"
        "      groups: [readers]\n",
        "      principal: arn:aws:iam::111122223333:role/developers\n"
        "      policies:\n"
        "        - name: AmazonEKSEditPolicy\n"
        "      groups: [readers]\n"
        '    - {name: metal, principal: "arn:aws:iam::111122223333:user/node", type: hybrid_linux}\n',
        "good.yaml:34 access.entries[1].principal: must be a role where the type is hybrid_linux: nodes "
        "are no users, got 'arn:aws:iam::111122223333:user/node'",
    ),
    Bad(
        "a type of entry that does not exist",
        "      groups: [readers]\n",
        "      groups: [readers]\n      type: windows\n",
        "good.yaml:34 access.entries[0].type: must be one of standard, ec2_linux, ec2_windows, "
        "fargate_linux, ec2, hybrid_linux, hyperpod_linux, got 'windows'; did you mean ec2_windows?",
    ),
    Bad(
        "nodes with groups, a policy and a name",
        "      groups: [readers]\n",
        "      groups: [readers]\n"
        "    - name: nodes\n"
        "      principal: arn:aws:iam::111122223333:role/nodes\n"
        "      type: ec2_linux\n"
        '      username: "node"\n'
        "      groups: [readers]\n"
        "      policies: [{name: AmazonEKSViewPolicy}]\n",
        "good.yaml:37 access.entries[1].username: must not stand beside type ec2_linux: EKS gives nodes "
        "their username itself; remove it",
        "good.yaml:38 access.entries[1].groups: must not stand beside type ec2_linux: EKS gives nodes "
        "their groups itself; remove it",
        "good.yaml:39 access.entries[1].policies: must not stand beside type ec2_linux: EKS gives nodes "
        "their policies itself; remove it",
    ),
    Bad(
        "nodes of Auto Mode without their policy",
        "      groups: [readers]\n",
        '      groups: [readers]\n    - {name: nodes, principal: "arn:aws:iam::111122223333:role/nodes", type: ec2}\n',
        "good.yaml:34 access.entries[1].policies: must have AmazonEKSAutoNodePolicy where the type is "
        "ec2: without it a node of Auto Mode may do nothing",
    ),
    Bad(
        "nodes of Auto Mode with a policy of people",
        "      groups: [readers]\n",
        "      groups: [readers]\n"
        "    - name: nodes\n"
        "      principal: arn:aws:iam::111122223333:role/nodes\n"
        "      type: ec2\n"
        "      policies: [{name: AmazonEKSAutoNodePolicy}, {name: AmazonEKSAdminPolicy}]\n",
        "good.yaml:37 access.entries[1].policies[1].name: must be AmazonEKSAutoNodePolicy where the type"
        " is ec2: a node's role is no place for other permissions, got 'AmazonEKSAdminPolicy'",
    ),
    Bad(
        "nodes of Auto Mode in one namespace",
        "      groups: [readers]\n",
        "      groups: [readers]\n"
        "    - name: nodes\n"
        "      principal: arn:aws:iam::111122223333:role/nodes\n"
        "      type: ec2\n"
        "      policies: [{name: AmazonEKSAutoNodePolicy, namespaces: [shop]}]\n",
        "good.yaml:37 access.entries[1].policies[0].namespaces: must not stand with "
        "AmazonEKSAutoNodePolicy: a node belongs to the whole cluster; remove it",
    ),
    Bad(
        "people with the policy of nodes",
        "        - name: AmazonEKSEditPolicy\n",
        "        - name: AmazonEKSAutoNodePolicy\n",
        "good.yaml:32 access.entries[0].policies[0].name: must be a policy for people or services; "
        "AmazonEKSAutoNodePolicy is for nodes of Auto Mode (type: ec2)",
    ),
    Bad(
        "nodes of another account",
        "      groups: [readers]\n",
        "      groups: [readers]\n"
        '    - {name: nodes, principal: "arn:aws:iam::444455556666:role/nodes", type: ec2_windows}\n',
        "good.yaml:34 access.entries[1].principal: must be a role of account 111122223333 where the type"
        " is ec2_windows, got 'arn:aws:iam::444455556666:role/nodes'",
    ),
    Bad(
        "a grant for a node role of the environment",
        "      groups: [readers]\n",
        "      groups: [readers]\n"
        '    - {name: nodes, principal: "arn:aws:iam::111122223333:role/good-capacity-'
        'CapacitysystemRole-1ABC", type: ec2_linux}\n',
        "good.yaml:34 access.entries[1].principal: must not be a role of the environment's own nodes, "
        "whose entry EKS makes itself, got 'arn:aws:iam::111122223333:role/good-capacity-"
        "CapacitysystemRole-1ABC'",
    ),
    Bad(
        "a username that EKS keeps for itself",
        "      groups: [readers]\n",
        "      groups: [readers]\n      username: system:admin\n",
        "good.yaml:34 access.entries[0].username: must not start with 'system:', as names that EKS "
        "gives do, got 'system:admin'; remove it, and EKS takes the principal's ARN",
    ),
    Bad(
        "a username that is an ARN",
        "      groups: [readers]\n",
        "      groups: [readers]\n      username: arn:aws:sts::111122223333:assumed-role/platform-admins/robin\n",
        "good.yaml:34 access.entries[0].username: must not start with 'arn:', as names that EKS gives do, got "
        "'arn:aws:sts::111122223333:assumed-role/platform-admins/robin'; remove it, and EKS takes the principal's ARN",
    ),
    Bad(
        "a username twice",
        "      groups: [readers]\n",
        "      groups: [readers]\n      username: dev\n"
        '    - {name: ops, principal: "arn:aws:iam::111122223333:role/ops", groups: [ops], username: dev}\n',
        "good.yaml:35 access.entries[1].username: must be another name, 'dev' stands above already; the audit log "
        "could not tell them apart",
    ),
    Bad(
        "a session without a colon",
        "      groups: [readers]\n",
        '      groups: [readers]\n      username: "dev{{SessionName}}"\n',
        "good.yaml:34 access.entries[0].username: must have a colon before {{SessionName}}, as "
        "ops:{{SessionName}}, got 'dev{{SessionName}}'",
    ),
    Bad(
        "a group twice",
        "      groups: [readers]\n",
        "      groups: [readers, readers]\n",
        "good.yaml:33 access.entries[0].groups[1]: must stand once, 'readers' stands above already",
    ),
    Bad(
        "a policy in a namespace twice",
        "        - name: AmazonEKSEditPolicy\n",
        "        - {name: AmazonEKSEditPolicy, namespaces: [shop, shop]}\n",
        "good.yaml:32 access.entries[0].policies[0].namespaces[1]: must stand once, 'shop' stands above already",
    ),
    Bad(
        "a policy twice",
        "        - name: AmazonEKSEditPolicy\n",
        "        - {name: AmazonEKSEditPolicy, namespaces: [shop]}\n"
        "        - {name: AmazonEKSEditPolicy, namespaces: [ads]}\n",
        "good.yaml:33 access.entries[0].policies[1].name: must stand once, 'AmazonEKSEditPolicy' stands "
        "above already; write all namespaces there",
    ),
    Bad(
        "twenty-one policies",
        "        - name: AmazonEKSEditPolicy\n",
        "        - name: AmazonEKSEditPolicy\n" + "".join(f"        - name: {name}\n" for name in OTHERS),
        "good.yaml:31 access.entries[0].policies: must be a list with at most 20 entries, got 21",
    ),
    Bad(
        "twenty-one policies with those of teams",
        "        - name: AmazonEKSEditPolicy\n",
        "".join(f"        - name: {name}\n" for name in OTHERS),
        "good.yaml:31 access.entries[0].policies: must be at most 20 policies with those of its teams, "
        "got 21; take one out that another one contains",
        "good.yaml:65 access.break_glass.principals[0]: must not be an admin of the cluster, who needs no glass to "
        "break, got 'arn:aws:iam::111122223333:role/developers'",
    ),
    Bad(
        "a username with what EKS does not fill in",
        "      principal: arn:aws:iam::111122223333:role/developers\n",
        "      principal: arn:aws:iam::111122223333:role/developers\n"
        '      username: "dev:{{AccountID}}:{{SessionNameRaw}}"\n',
        "good.yaml:31 access.entries[0].username: must be without {{AccountID}}, which EKS does not fill in as it does "
        "{{SessionName}}, got 'dev:{{AccountID}}:{{SessionNameRaw}}'",
    ),
)
"""Each by one edit of the good file of ways in, and every line that is said about it."""
