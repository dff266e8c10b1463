"""How the replicas of a controller keep apart."""

from collections.abc import Mapping

from specs.json import Json

OVER = ("topology.kubernetes.io/zone", "kubernetes.io/hostname")


def spread(labels: Mapping[str, str]) -> list[Json]:
    """Constraints that spread the pods of these labels over zones and nodes, as far as there are some.

    https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
    """
    return [
        {
            "maxSkew": 1,
            "topologyKey": topology,
            "whenUnsatisfiable": "ScheduleAnyway",
            "labelSelector": {"matchLabels": dict(labels)},
        }
        for topology in OVER
    ]
