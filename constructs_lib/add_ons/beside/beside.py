"""The resources of AWS that stand beside an add-on."""

from typing import assert_never

from constructs import Construct

from constructs_lib.add_ons.beside.expiring_logs import ExpiringLogs
from constructs_lib.add_ons.beside.launched_nodes import LaunchedNodes
from constructs_lib.add_ons.beside.node_events import NodeEvents
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import place_of
from specs.add_ons import beside as specs


def stand_beside(scope: Construct, spec: specs.Beside, *, cluster: ClusterAttributes, retain: bool) -> Construct:
    """The construct of one of them, in the add-on's scope; `retain` keeps logs and their key when it goes."""
    name = spec.name.format(cluster=cluster.name, region=place_of(scope).region)
    match spec:
        case specs.NodeEventQueue():
            return NodeEvents(scope, "NodeEvents", name=name)
        case specs.LaunchedNodes():
            return LaunchedNodes(scope, "LaunchedNodes", name=name, cluster=cluster)
        case specs.ExpiringLogs():
            return ExpiringLogs(
                scope, "Logs", name=name, parts=spec.parts, retention_days=spec.retention_days, retain=retain
            )
        case _:
            assert_never(spec)
