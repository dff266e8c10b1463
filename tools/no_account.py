"""Variables by which no program finds an AWS account."""

import os
from collections.abc import Mapping

NO_ACCOUNT = {
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "BOTO_CONFIG": os.devnull,
}
"""No instance's role, no profile of the home folder, no file of the first boto, which botocore still reads."""


def without_account(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables without any of AWS's, and without the places where credentials are looked for otherwise."""
    return {name: value for name, value in variables.items() if not name.startswith("AWS_")} | NO_ACCOUNT
