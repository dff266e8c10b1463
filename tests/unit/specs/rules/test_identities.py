"""Identities of add-ons of one's own, beside those of the catalogue and of pods."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, problems

NAMED = "  - kind: eks_add_on\n    name: some-agent\n    namespace: agents\n    labels: {}\n"
QUEUE = '{actions: [sqs:SendMessage], resources: ["arn:{partition}:sqs:{region}:{account}:jobs"]}'
TAGGED = (
    '{actions: [sqs:SendMessage], resources: ["arn:{partition}:sqs:{region}:{account}:'
    '${aws:PrincipalTag/kubernetes-namespace}"]}'
)
PROFILE = Edit("      - namespace: batch\n", "      - namespace: agents\n      - namespace: batch\n")


def own(*identities: tuple[str, str]) -> Edit:
    """An EKS add-on of one's own with identities, each a service account and a statement."""
    written = "".join(
        f"      - service_account: {account}\n        statements: [{statement}]\n" for account, statement in identities
    )
    return Edit("add_ons:\n", f"own_add_ons:\n{NAMED}    identities:\n{written}add_ons:\n")


@pytest.mark.parametrize(
    ("identities", "edits", "said"),
    [
        ([("one", QUEUE), ("two", QUEUE)], [], None),
        ([("one", QUEUE)], [PROFILE], None),
        ([("one", QUEUE), ("two", QUEUE)], [PROFILE], "would need a role by IRSA for each of one, two"),
        ([("one", TAGGED)], [], None),
        ([("one", TAGGED)], [PROFILE], "has a policy that holds by the session tags of EKS Pod Identity"),
    ],
    ids=["two", "one on fargate", "two on fargate", "tags on nodes", "tags on fargate"],
)
def test_add_ons_of_ones_own_are_asked_the_same(
    identities: list[tuple[str, str]], edits: list[Edit], said: str | None, tmp_path: Path
) -> None:
    lines = problems(tmp_path, own(*identities), *edits)

    if said is None:
        assert lines == []
    else:
        (line,) = lines
        assert said in line
        assert "own_add_ons[0]" in line
