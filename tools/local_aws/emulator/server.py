"""One process: the AWS APIs, and the Kubernetes API of all clusters."""

import asyncio

from ministack.app import app
from ministack.services import eks, lambda_svc

from tools.local_aws.emulator import engine
from tools.local_aws.emulator.callers import of_this_machine_only
from tools.local_aws.emulator.kubernetes_endpoint import ENDPOINT
from tools.local_aws.emulator.public_registry import with_public_registry
from tools.local_aws.emulator.registrations import AMENDMENTS, EC2_ACTIONS, EC2_REFUSALS, EKS_ROUTES, TYPES
from tools.local_aws.emulator.settings import Settings
from tools.local_aws.kubernetes.functions import prepare_functions
from tools.repository import LOCAL


def install(settings: Settings) -> None:
    """Put our types, API actions, refusals and strictness into ministack."""
    from tools.local_aws.emulator.cloudformation_api.updates import guard_updates
    from tools.local_aws.emulator.ec2_api.descriptions import tell_more
    from tools.local_aws.emulator.ec2_api.guard import answer_ec2, guard_ec2
    from tools.local_aws.emulator.ec2_api.zones import know_zone_ids
    from tools.local_aws.emulator.eks_api.access_entries import know_all_types
    from tools.local_aws.emulator.eks_api.issuers import name_issuers
    from tools.local_aws.emulator.eks_api.router import route_eks
    from tools.local_aws.emulator.strict.conditions import resolve_conditions
    from tools.local_aws.emulator.strict.narration import narrate
    from tools.local_aws.emulator.strict.operation import remember_templates
    from tools.local_aws.emulator.strict.provisioning import make_strict
    from tools.local_aws.emulator.strict.replacement import tagged_by_stacks

    eks._docker_available = lambda_svc._docker_available = False  # a container engine, where there is one, is not used
    engine.add(TYPES)
    engine.amend(AMENDMENTS)
    tagged_by_stacks(region=settings.region)
    make_strict()
    narrate()
    resolve_conditions()
    remember_templates()
    guard_updates()
    guard_ec2(EC2_REFUSALS)
    answer_ec2(EC2_ACTIONS)
    tell_more()
    know_zone_ids()
    know_all_types()
    name_issuers()
    route_eks(EKS_ROUTES)
    prepare_functions(LOCAL / "layers")


def run(settings: Settings) -> None:
    """Serve both APIs until the process is told to end."""
    from hypercorn.asyncio import serve
    from hypercorn.config import Config

    install(settings)
    ENDPOINT.serve(settings.kubernetes_port)
    config = Config()
    config.bind = [f"127.0.0.1:{settings.port}"]
    config.keep_alive_timeout = 75
    config.loglevel = "WARNING"
    asyncio.run(serve(of_this_machine_only(with_public_registry(app)), config))
