"""`make describe-vpc VPC=vpc-...`: the network section for a VPC that stands already."""

from typing import Annotated

import typer

Vpc = Annotated[str, typer.Option("--vpc", help="The id of the VPC.")]
Region = Annotated[str, typer.Option("--region", help="Its region; absent: that of the profile.")]


def describe_vpc(vpc: Vpc, *, region: Region = "") -> None:
    """Write what the account tells of a VPC as the network section of an environment's file; nothing is changed."""
    import io

    import boto3
    from botocore.exceptions import BotoCoreError, NoRegionError
    from ruamel.yaml import YAML

    from tools.console import result
    from tools.existing_vpc import network_section
    from tools.failure import Failure

    try:
        section = network_section(boto3.Session(region_name=region or None).client("ec2"), vpc)
    except NoRegionError as error:
        raise Failure("in which region? Say REGION=eu-west-1, or whichever it is", exit_code=2) from error
    except BotoCoreError as error:
        raise Failure(f"AWS cannot be asked: {error}; sign in and name the profile: export AWS_PROFILE=...") from error
    text = io.StringIO()
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump({"network": section}, text)
    result.print(text.getvalue(), end="", markup=False)
