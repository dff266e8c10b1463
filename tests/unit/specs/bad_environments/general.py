"""Wrong names, accounts, regions and tags."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "upper case in the name",
        "name: good",
        "name: Good",
        "good.yaml:1 name: must be lower-case letters, digits and single hyphens, beginning with a letter and"
        " not ending in a hyphen, got 'Good'",
    ),
    Bad(
        "a name that is not the file's",
        "name: good",
        "name: other",
        "good.yaml:1 name: must be the file's own name 'good', got 'other'; rename one",
    ),
    Bad(
        "a name too long for its stacks",
        "name: good",
        "name: a-name-that-is-much-longer-than-any-environment",
        "good.yaml:1 name: must be at most 40 characters long, got 47: "
        "'a-name-that-is-much-longer-than-any-environment'",
    ),
    Bad(
        "no name",
        "name: good\n",
        "",
        "good.yaml:1 name: is missing (the environment's, its stacks' and its cluster's name)",
    ),
    Bad(
        "an account of 11 digits",
        'account: "111122223333"',
        'account: "11112222333"',
        "good.yaml:2 account: must be the 12 digits of an AWS account, got '11112222333'",
    ),
    Bad(
        "an account as a number",
        'account: "111122223333"',
        "account: 111122223333",
        'good.yaml:2 account: must be text: write "111122223333" in quotes, got the number 111122223333',
    ),
    Bad(
        "an account with a leading zero as a number",
        'account: "111122223333"',
        "account: 011122223333",
        "good.yaml:2 account: must stand in quotes, if it is text, or be a decimal number, got 011122223333",
    ),
    Bad(
        "a region that does not exist",
        "region: eu-west-1\n",
        "region: eu-wset-1\n",
        "good.yaml:3 region: must be an AWS region of the partitions aws, aws-cn or aws-us-gov (did you mean "
        "eu-west-1?), got 'eu-wset-1'",
    ),
    Bad(
        "a region of a partition that is not offered",
        "region: eu-west-1\n",
        "region: eusc-de-east-1\n",
        "good.yaml:3 region: must be an AWS region of the partitions aws, aws-cn or aws-us-gov (did you mean "
        "us-east-1?), got 'eusc-de-east-1'",
    ),
    Bad(
        "zones of another region",
        "region: eu-west-1\n",
        "region: us-east-1\n",
        "good.yaml:10 network.zones[0].name: must be a zone of us-east-1, as us-east-1a, got 'eu-west-1a'",
        "good.yaml:14 network.zones[1].name: must be a zone of us-east-1, as us-east-1a, got 'eu-west-1b'",
    ),
    Bad(
        "yes for true",
        "region: eu-west-1\n",
        "region: eu-west-1\nretain: yes\n",
        "good.yaml:4 retain: must be true or false, got 'yes'",
    ),
    Bad(
        "an unknown field",
        "region: eu-west-1\n",
        "region: eu-west-1\nregsitry: x\n",
        "good.yaml:4 regsitry: is not a known field; did you mean registry?",
    ),
    Bad(
        "another account's registry",
        "region: eu-west-1\n",
        "region: eu-west-1\nregistry: 999999999999.dkr.ecr.eu-west-1.amazonaws.com\n",
        "good.yaml:4 registry: must be the account's own in its region, "
        "111122223333.dkr.ecr.eu-west-1.amazonaws.com, got '999999999999.dkr.ecr.eu-west-1.amazonaws.com'",
    ),
    Bad(
        "a registry with a protocol",
        "region: eu-west-1\n",
        "region: eu-west-1\nregistry: https://111122223333.dkr.ecr.eu-west-1.amazonaws.com\n",
        "good.yaml:4 registry: must be the host name of a private ECR registry, without protocol or path, got"
        " 'https://111122223333.dkr.ecr.eu-west-1.amazonaws.com'",
    ),
    Bad(
        "a tag that AWS keeps for itself",
        "owner: platform",
        "aws:owner: platform",
        "good.yaml:5 tags[aws:owner]: must not begin with 'aws:', which AWS keeps for its own tags",
    ),
    Bad(
        "tags that differ in case only",
        "owner: platform",
        "owner: platform\n  Owner: me",
        "good.yaml:6 tags.Owner: must differ from 'owner' in more than case, IAM takes them for one key",
    ),
    Bad(
        "a tag with a character that services refuse",
        "owner: platform",
        "owner: plat#form",
        "good.yaml:5 tags.owner: must be of letters, digits, spaces and + - = . _ : / @, got 'owner': 'plat#form'",
    ),
    Bad(
        "a token of the CDK's",
        "owner: platform",
        'owner: "${Token[AWS.AccountId.4]}"',
        "good.yaml:5 tags.owner: must not hold '${Token[', which the CDK takes for a value of its own",
    ),
    Bad(
        "a boundary of another account",
        "region: eu-west-1\n",
        "region: eu-west-1\npermissions_boundary: arn:aws:iam::999999999999:policy/boundary\n",
        "good.yaml:4 permissions_boundary: must be a policy of the account or of AWS, as "
        "arn:aws:iam::111122223333:policy/…, got 'arn:aws:iam::999999999999:policy/boundary'",
    ),
    Bad(
        "a tag that is a number",
        "owner: platform",
        "owner: 4",
        'good.yaml:5 tags.owner: must be text: write "4" in quotes, got the number 4',
    ),
    Bad(
        "a part of access at the top",
        "region: eu-west-1\n",
        "region: eu-west-1\nbreak_glass: {}\n",
        "good.yaml:4 break_glass: is not a field of this place; it belongs under access",
    ),
    Bad(
        "teams under access",
        "access:\n",
        "access:\n  teams: []\n",
        "good.yaml:26 access.teams: is not a field of this place; it belongs at the top of the file",
    ),
    Bad(
        "a list with nothing below it",
        "region: eu-west-1\n",
        "region: eu-west-1\nteams:\n",
        "good.yaml:4 teams: must be a list, got nothing; write something below it, or remove the line",
    ),
    Bad(
        "a mapping where a list is wanted",
        "region: eu-west-1\n",
        "region: eu-west-1\nteams: {shop: {}}\n",
        "good.yaml:4 teams: must be a list, got a mapping; write each entry with a hyphen before it",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
