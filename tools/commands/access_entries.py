"""`make access-entries AWS_AUTH=aws-auth.yaml`: the access section for those whom an existing cluster lets in."""

from typing import Annotated

import typer

AwsAuth = Annotated[
    str,
    typer.Option("--aws-auth", help="A file with what `kubectl get configmap aws-auth -n kube-system -o yaml` prints."),
]
Account = Annotated[str, typer.Option("--account", help="The cluster's account, in which roles of nodes must be.")]
SelfManaged = Annotated[
    str, typer.Option("--self-managed", help="Roles of self-managed nodes, by name or ARN, with commas between.")
]
WithPath = Annotated[
    str,
    typer.Option(
        "--with-path", help="Roles that aws-auth keeps out by their path and that shall enter, by path/name or ARN."
    ),
]


def access_entries(
    aws_auth: AwsAuth = "", *, account: Account = "", self_managed: SelfManaged = "", with_path: WithPath = ""
) -> None:
    """Write the principals of an aws-auth ConfigMap as the access section of an environment's file.

    Fails, with all reasons at once, where somebody who enters today would be locked out, or somebody else let in.
    """
    from tools.access.aws_auth.command import converted
    from tools.console import result

    text = converted(aws_auth, account=account, self_managed=self_managed, with_path=with_path)
    result.print(text, end="", markup=False, emoji=False)
