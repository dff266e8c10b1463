"""Where what an environment names by its ARN must lie."""

from collections.abc import Iterator

from specs.arns import LiesIn, arns
from specs.problems import Violation
from specs.regions import partition
from specs.spec import Spec


def what_is_named_lies_where_it_is_of_use(region: str, whole: Spec) -> Iterator[Violation]:
    """Roles of one partition reach nothing in another, and some services nothing of another region.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html. What stands for the environment's own in
    braces is its own; `*` names nothing.
    """
    ours = partition(region)
    for path, lies, arn in arns(whole):
        _, _, rest = arn.partition(":")
        theirs, _, rest = rest.partition(":")
        place = rest.split(":")[1] if lies is LiesIn.REGION else region
        if theirs and "{" not in theirs and theirs != ours:
            yield Violation(path=path, message=f"must begin with arn:{ours}: in {region}, got {arn!r}")
        elif place != region:
            yield Violation(path=path, message=f"must lie in {region}, as the environment does, got {arn!r}")
