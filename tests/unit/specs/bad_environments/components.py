"""Wrong settings of the control plane's programs, of hybrid nodes, and of the care of nodes."""

from tests.unit.specs.environment_files import Bad

SERVICES = "  service_cidr: 172.20.0.0/16\n"
SIZE = "    scaling: {min: 2, max: 4}\n"
PUBLIC = "    access: public_and_private\n    allowed_ranges:\n      - 203.0.113.0/24\n"


def _control_plane(what: str, written: str, *lines: str) -> Bad:
    return Bad(what, SERVICES, SERVICES + written, *lines)


def _hybrid(what: str, written: str, *lines: str) -> Bad:
    return Bad(what, PUBLIC + SERVICES, f"    access: private\n{SERVICES}  remote_networks: {written}\n", *lines)


def _nodes(what: str, written: str, *lines: str) -> Bad:
    return Bad(what, SIZE, SIZE + written, *lines)


BAD = (
    _control_plane(
        "events kept for two hours",
        "  api_server: {event_ttl_minutes: 120}\n",
        "good.yaml:25 control_plane.api_server.event_ttl_minutes: must be at most 60, got 120",
    ),
    _control_plane(
        "node ports that the kubelet has",
        "  api_server: {node_ports: {first: 10250}}\n",
        "good.yaml:25 control_plane.api_server.node_ports.first: must be at least 10260, got 10250",
    ),
    _control_plane(
        "node ports that run down",
        "  api_server: {node_ports: {first: 32000, last: 31000}}\n",
        "good.yaml:25 control_plane.api_server.node_ports.first: must be at most last, which is 31000, got 32000",
    ),
    _control_plane(
        "a weight of zero",
        "  scheduler: {scoring: most_allocated, weights: {cpu: 0}}\n",
        "good.yaml:25 control_plane.scheduler.weights.cpu: must be from 1 to 100, got 0",
    ),
    _control_plane(
        "weights without a scoring",
        "  scheduler: {weights: {cpu: 1}}\n",
        "good.yaml:25 control_plane.scheduler.scoring: is missing; it must be one of least_allocated, most_allocated",
    ),
    _control_plane(
        "fast autoscaling on a standard tier",
        "  controller_manager: {autoscaling_seconds: 10}\n",
        "good.yaml:25 control_plane.controller_manager.autoscaling_seconds: must stand beside a tier of a "
        "provisioned control plane, as tier: tier-xl, got 10 and tier: standard",
    ),
    _control_plane(
        "autoscaling every minute",
        "  controller_manager: {autoscaling_seconds: 60}\n",
        "good.yaml:25 control_plane.controller_manager.autoscaling_seconds: must be at most 15, got 60",
    ),
    _control_plane(
        "a million and one pods",
        "  controller_manager: {terminated_pods: 1000001}\n",
        "good.yaml:25 control_plane.controller_manager.terminated_pods: must be at most 1000000, got 1000001",
    ),
    _control_plane(
        "a security group of the control plane twice",
        "  security_groups: [sg-12345678, sg-12345678]\n",
        "good.yaml:25 control_plane.security_groups[1]: must stand once, 'sg-12345678' stands above already",
    ),
    _control_plane(
        "hybrid nodes and two endpoints",
        "  remote_networks: {nodes: [192.168.0.0/24]}\n",
        "good.yaml:21 control_plane.endpoint.access: must be private or public where hybrid nodes join: with both "
        "they would take the public way",
    ),
    _hybrid(
        "hybrid nodes on the internet",
        "{nodes: [100.64.0.0/24]}",
        "good.yaml:23 control_plane.remote_networks.nodes[0]: must lie inside one of 10.0.0.0/8, 172.16.0.0/12, "
        "192.168.0.0/16, got 100.64.0.0/24",
    ),
    _hybrid(
        "hybrid nodes in the VPC",
        "{nodes: [10.20.0.0/24]}",
        "good.yaml:23 control_plane.remote_networks.nodes[0]: must not overlap 10.20.0.0/16, which is the VPC's, "
        "got 10.20.0.0/24",
    ),
    _hybrid(
        "pods of hybrid nodes among Services",
        "{nodes: [192.168.0.0/24], pods: [172.20.4.0/24]}",
        "good.yaml:23 control_plane.remote_networks.pods[0]: must not overlap 172.20.0.0/16, which is of Services, "
        "got 172.20.4.0/24",
    ),
    _hybrid(
        "hybrid nodes among their pods",
        "{nodes: [192.168.0.0/24], pods: [192.168.0.0/16]}",
        "good.yaml:23 control_plane.remote_networks.pods[0]: must not overlap 192.168.0.0/24, which stands above, "
        "got 192.168.0.0/16",
    ),
    _hybrid(
        "hybrid nodes nowhere",
        "{nodes: []}",
        "good.yaml:23 control_plane.remote_networks.nodes: must be a list with at least 1 entry, got 0",
    ),
    _nodes(
        "repair by count and percentage",
        "    repair: {max_parallel_count: 1, max_parallel_percentage: 5}\n",
        "good.yaml:41 capacity[0].repair.max_parallel_count: must not stand beside max_parallel_percentage 5; "
        "remove one of the two",
    ),
    _nodes(
        "health by count and percentage",
        "    repair: {max_unhealthy_count: 1, max_unhealthy_percentage: 5}\n",
        "good.yaml:41 capacity[0].repair.max_unhealthy_count: must not stand beside max_unhealthy_percentage 5; "
        "remove one of the two",
    ),
    _nodes(
        "two answers to one reason",
        "    repair:\n      overrides:\n"
        "        - {condition: NetworkingReady, reason: InterfaceNotUp, wait_minutes: 5, action: reboot}\n"
        "        - {condition: NetworkingReady, reason: InterfaceNotUp, wait_minutes: 9, action: replace}\n",
        "good.yaml:44 capacity[0].repair.overrides[1].reason: must be for another reason, InterfaceNotUp of "
        "NetworkingReady stands above already",
    ),
    _nodes(
        "an answer without its patience",
        "    repair:\n      overrides:\n"
        "        - {condition: NetworkingReady, reason: InterfaceNotUp, action: reboot}\n",
        "good.yaml:43 capacity[0].repair.overrides[0].wait_minutes: is missing (how long the condition lasts before "
        "something happens)",
    ),
    _nodes(
        "a pool beyond its group",
        "    warm_pool: {min: 5}\n",
        "good.yaml:41 capacity[0].warm_pool.min: must be at most scaling.max, which is 4, got 5",
    ),
    _nodes(
        "more prepared than the group takes",
        "    warm_pool: {max_prepared: 5}\n",
        "good.yaml:41 capacity[0].warm_pool.max_prepared: must be at most scaling.max, which is 4, got 5",
    ),
    _nodes(
        "Bottlerocket that goes back to the pool",
        "    operating_system: bottlerocket\n    warm_pool: {reuse_on_scale_in: true}\n",
        "good.yaml:42 capacity[0].warm_pool.reuse_on_scale_in: must be false for Bottlerocket, whose nodes do not "
        "go back to the pool",
    ),
    _nodes(
        "instances that hibernate",
        "    warm_pool: {waiting: hibernated}\n",
        "good.yaml:41 capacity[0].warm_pool.waiting: must be one of stopped, running, got 'hibernated'",
    ),
    _nodes(
        "a release of another minor",
        "    release: 1.34.9-20260921\n",
        "good.yaml:41 capacity[0].release: must be a release for 1.35, as 1.35.6-20260921, got '1.34.9-20260921'",
    ),
    _nodes(
        "a release that is none",
        "    release: latest\n",
        "good.yaml:41 capacity[0].release: must be the version of an AMI release, as EKS lists them for Amazon "
        "Linux or Bottlerocket, got 'latest'",
    ),
)
