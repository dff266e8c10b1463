"""`make mirror ENV=isolated`: charts and images into the account's own registry."""

from tools.commands.options import EnvironmentName, Local


def mirror(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Copy what an environment takes from its registry there: charts and images of eks.lock.json, by digest.

    Run it again after it broke off, and after eks.lock.json has changed.
    """
    from specs.lock import read_lock
    from tools.console import progress, result
    from tools.environment_file import environment_named
    from tools.failure import Failure
    from tools.mirror import mirror as copies
    from tools.mirror.account_registry import registry_of
    from tools.target import target_of

    spec = environment_named(environment)
    if spec.registry is None:
        raise Failure(f"{spec.name} names no registry: its charts and images come from their makers", exit_code=2)
    what = copies.wanted(spec, read_lock())
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    ecr = target.client("ecr")
    address = ecr.meta.endpoint_url if local else f"https://{spec.registry}"
    copies.mirror(what, registry_of(ecr, address), ecr=ecr, say=lambda line: progress.print(line, markup=False))
    result.print(f"{spec.name}: {len(what.charts)} charts and {len(what.images)} images stand in {spec.registry}")
