"""`python -m tools token`: what kubectl runs to sign in."""

from typing import Annotated

import typer


def token(
    cluster: Annotated[str, typer.Option(help="The cluster's name.")],
    region: Annotated[str, typer.Option(help="The cluster's region.")],
) -> None:
    """Print a token for a cluster, as kubectl's exec plugins do; like `aws eks get-token`, without the AWS CLI."""
    import json

    from tools.kubernetes_token import credential

    print(json.dumps(credential(cluster, region=region)))
