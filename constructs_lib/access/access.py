"""Who may enter the cluster, and by which door."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib.access.access_entries import AccessEntries
from constructs_lib.access.bastion import Bastion
from constructs_lib.access.break_glass import BreakGlass
from constructs_lib.access.identity_provider import IdentityProvider
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from specs.access.access import AccessSpec
from specs.access.grants import grants
from specs.teams.team import TeamSpec


class Access(Construct):
    """The access entries of an environment and its teams, and the other ways in that it has."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: AccessSpec,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
        teams: Sequence[TeamSpec] = (),
        retain: bool = True,
    ) -> None:
        """Create the entries, and the bastion and the role for emergencies with their own."""
        super().__init__(scope, construct_id)
        AccessEntries(self, "Entries", cluster=cluster, grants=grants(spec, teams))
        if spec.bastion:
            Bastion(self, "Bastion", spec=spec.bastion, cluster=cluster, network=network)
        if spec.identity_provider:
            IdentityProvider(self, "IdentityProvider", spec=spec.identity_provider, cluster=cluster)
        if spec.break_glass:
            BreakGlass(self, "BreakGlass", spec=spec.break_glass, cluster=cluster, retain=retain)
