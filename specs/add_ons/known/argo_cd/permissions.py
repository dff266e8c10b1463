"""Who the part of Argo CD is in AWS that reads charts from the account's own registry."""

from specs.identity.identity import Identity
from specs.identity.statement import Statement

SERVICE_ACCOUNT = "argocd-repo-server"


def reads_charts(repositories: tuple[str, ...]) -> Identity:
    """It may pull from these repositories of Amazon ECR."""
    return Identity(
        service_account=SERVICE_ACCOUNT,
        statements=(
            Statement(
                actions=("ecr:GetAuthorizationToken",),
                because="logging in to a registry knows no resource",
                accepts=(
                    (
                        "cloudsplaining::CredentialsExposure[ecr:GetAuthorizationToken]",
                        "the token opens what the next statement lets it read, and nothing else",
                    ),
                ),
            ),
            Statement(
                actions=("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                resources=tuple(
                    f"arn:{{partition}}:ecr:{{region}}:{{account}}:repository/{name}" for name in repositories
                ),
            ),
        ),
        annotations_at=("repoServer", "serviceAccount", "annotations"),
    )
