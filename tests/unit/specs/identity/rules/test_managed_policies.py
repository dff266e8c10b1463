"""Which policies of AWS a role of pods or of a capability may have."""

import pytest

from specs.identity.rules.managed_policies import managed_policies_grant_no_service_as_a_whole


@pytest.mark.parametrize(
    "name",
    [
        "AdministratorAccess",
        "AdministratorAccess-Amplify",
        "AmazonS3FullAccess",
        "AWSSSOMasterAccountAdministrator",
        "CloudWatchFullAccessV2",
        "IAMReadOnlyAccess",
        "PowerUserAccess",
        "AmazonCognitoPowerUser",
        "ReadOnlyAccess",
        "SecretsManagerReadWrite",
        "SecurityAudit",
        "job-function/ViewOnlyAccess",
        "job-function/DatabaseAdministrator",
        "AmazonElasticFileSystemFullAccess",
    ],
)
def test_what_grants_a_service_as_a_whole_is_refused(name: str) -> None:
    assert list(managed_policies_grant_no_service_as_a_whole((name,)))


@pytest.mark.parametrize(
    "name", ["AmazonSSMReadOnlyAccess", "AmazonEC2ContainerRegistryPullOnly", "service-role/AWSIoTLogging"]
)
def test_what_grants_a_part_is_not(name: str) -> None:
    assert not list(managed_policies_grant_no_service_as_a_whole((name,)))
