"""`make kubeconfig ENV=prod`: the way to its Kubernetes API."""

from tools.commands.options import EnvironmentName, Local


def kubeconfig(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Write a kubeconfig for an environment's cluster under .local, and show the token step behind it."""
    import shlex
    import sys

    import yaml

    from tools.console import progress, result
    from tools.environment_file import environment_named
    from tools.failure import Failure
    from tools.kubeconfig import kubeconfig as content
    from tools.kubeconfig import token_step
    from tools.local_aws.kubernetes.layers import kubectl_layer, unpacked
    from tools.repository import LOCAL
    from tools.target import target_of

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    eks = target.client("eks")
    try:
        cluster = eks.describe_cluster(name=spec.name)["cluster"]
    except eks.exceptions.ResourceNotFoundException as error:
        raise Failure(f"{target.description} has no cluster {spec.name}; deploy it first") from error
    file = LOCAL / spec.name / ("kubeconfig" if local else f"kubeconfig-{spec.account}")
    file.parent.mkdir(parents=True, exist_ok=True)
    config = content(cluster, region=spec.region, variables=target.environment(), local=local)
    file.write_text(yaml.safe_dump(config, sort_keys=False))
    file.chmod(0o600)
    layer = unpacked(kubectl_layer(spec.control_plane.version), LOCAL / "layers")
    result.print(f"export KUBECONFIG={shlex.quote(str(file))}")
    progress.print(f"kubectl of its minor: {layer}/kubectl/kubectl")
    step = shlex.join([sys.executable, *token_step(spec.name, spec.region)])
    progress.print(f"kubectl gets its token, good for 14 minutes, from:\n  {step}")
    if not local and not cluster["resourcesVpcConfig"]["endpointPublicAccess"]:
        progress.print("The endpoint is private: it is reached from inside the VPC, for example from its bastion.")
