"""An environment: everything that one platform needs to know, in one file."""

from typing import Annotated

from pydantic import Field

from specs.access import AccessSpec
from specs.add_ons.catalogue import AddOnSpec
from specs.capacity.capacity import CapacitySpec
from specs.control_plane import ControlPlaneSpec
from specs.names import AccountId, EnvironmentName, Region, Registry
from specs.network import NetworkSpec
from specs.spec import Spec


class Environment(Spec):
    """One EKS platform in one account and region."""

    name: EnvironmentName
    """The environment's, its stacks' and its cluster's name. Fixed for life."""
    account: AccountId
    """The AWS account that holds it."""
    region: Region
    """The AWS region that holds it."""
    tags: dict[Annotated[str, Field(min_length=1, max_length=128)], Annotated[str, Field(max_length=256)]] = {}
    """Tags of every resource."""
    retain: bool = True
    """Keys and log groups outlive the environment when it is destroyed."""
    registry: Registry | None = None
    """The account's own ECR registry, from which charts and images come where there is no way out."""
    network: NetworkSpec
    control_plane: ControlPlaneSpec
    access: AccessSpec
    capacity: tuple[CapacitySpec, ...] = ()
    """Node groups and Fargate profiles."""
    add_ons: tuple[AddOnSpec, ...] = ()
    """What makes the cluster usable: networking, DNS, volumes, scaling."""

    def unprotected(self) -> "Environment":
        """The same environment with its deletion protection lifted, as the last deploy before its end needs it."""
        lifted = self.control_plane.model_copy(update={"deletion_protection": False})
        return self.model_copy(update={"control_plane": lifted})
