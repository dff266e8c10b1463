"""What the External Secrets Operator may do in AWS: read what is named.

external-secrets/external-secrets v2.9.0, docs/provider/aws-secrets-manager.md and aws-parameter-store.md.
"""

from specs.identity.statement import Statement


def reads(*, secrets: tuple[str, ...], parameters: tuple[str, ...], keys: tuple[str, ...]) -> tuple[Statement, ...]:
    """To read secrets whose names begin so, and parameters below these paths, and to decrypt them."""
    return (*_of_secrets(secrets), *_of_parameters(parameters), *_of_keys(keys))


def _of_secrets(beginnings: tuple[str, ...]) -> tuple[Statement, ...]:
    if not beginnings:
        return ()
    return (
        Statement(
            actions=(
                "secretsmanager:DescribeSecret",
                "secretsmanager:GetResourcePolicy",
                "secretsmanager:GetSecretValue",
                "secretsmanager:ListSecretVersionIds",
            ),
            resources=tuple(
                f"arn:{{partition}}:secretsmanager:{{region}}:{{account}}:secret:{each}*" for each in beginnings
            ),
            because="the environment says how names of secrets begin, and AWS ends each with letters of its own",
        ),
    )


def _of_parameters(paths: tuple[str, ...]) -> tuple[Statement, ...]:
    if not paths:
        return ()
    return (
        Statement(
            actions=("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
            resources=tuple(f"arn:{{partition}}:ssm:{{region}}:{{account}}:parameter{path}/*" for path in paths),
            because="the environment names the paths, below which parameters come and go",
        ),
    )


def _of_keys(keys: tuple[str, ...]) -> tuple[Statement, ...]:
    return (Statement(actions=("kms:Decrypt",), resources=keys),) if keys else ()
