"""Who may enter the cluster, and by which door."""

from constructs import Construct

from constructs_lib.access.access_entries import AccessEntries
from constructs_lib.access.bastion import Bastion
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from specs.access.access import AccessSpec


class Access(Construct):
    """The access entries of an environment and, where it has one, its bastion."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: AccessSpec,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
    ) -> None:
        """Create the entries, and the bastion with its own."""
        super().__init__(scope, construct_id)
        AccessEntries(self, "Entries", cluster=cluster, admins=spec.admins, entries=spec.entries)
        if spec.bastion:
            Bastion(self, "Bastion", spec=spec.bastion, cluster=cluster, network=network)
