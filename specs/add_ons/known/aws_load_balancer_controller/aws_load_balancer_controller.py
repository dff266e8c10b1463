"""Load balancers for Ingresses, Services and Gateways."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.chart import Chart
from specs.add_ons.known.aws_load_balancer_controller.guards import FIREWALL, SHIELD
from specs.add_ons.known.aws_load_balancer_controller.permissions import STATEMENTS
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.json import Json
from specs.problems import Violation
from specs.written import Written

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec

RELEASE = "aws-load-balancer-controller"

SslPolicy = Annotated[
    str,
    Written(
        pattern=r"ELBSecurityPolicy-[A-Za-z0-9-]+",
        longest=100,
        rule="must be a security policy of Elastic Load Balancing, as ELBSecurityPolicy-TLS13-1-2-2021-06",
        example="ELBSecurityPolicy-TLS13-1-2-2021-06",
    ),
]
"""What TLS a load balancer speaks.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
"""

REACH = Reach(
    calls=(
        Call(service="elasticloadbalancing", because="makes load balancers and target groups"),
        Call(service="ec2", because="finds subnets and makes security groups for load balancers"),
    )
)
"""Certificates are found by ACM and IAM, which have no endpoint in the VPC: without a way out they are named by their
ARN. awsdocs/amazon-eks-user-guide latest/ug/clusters/private-clusters.adoc."""

RESOURCES: dict[str, Json] = {"requests": {"cpu": "100m", "memory": "200Mi"}, "limits": {"memory": "500Mi"}}
"""What its makers' manifest gives it, with the chart's example for the limit, but for that on CPU.

kubernetes-sigs/aws-load-balancer-controller v3.5.0, config/controller/controller.yaml.
"""

POD_SECURITY: dict[str, Json] = {"fsGroup": 65534, "seccompProfile": {"type": "RuntimeDefault"}}

CONTAINER_SECURITY: dict[str, Json] = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "runAsNonRoot": True,
    "capabilities": {"drop": ["ALL"]},
}


class AwsLoadBalancerController(Chart):
    """The AWS Load Balancer Controller, as a Helm chart: an ALB for each Ingress of its class, an NLB for each Service.

    A Service says that it is meant, by `loadBalancerClass: service.k8s.aws/nlb`: the webhook that would say it for all
    Services is off, because with it no Service can be made while the controller is away. The controller is told
    cluster, region and VPC, for no pod reaches a node's metadata service to ask for them.

    It touches what carries its cluster's tag, and no more: a target group of one's own that a TargetGroupBinding names
    needs the tag `elbv2.k8s.aws/cluster` with the cluster's name. Load balancers are AWS's, and outlive the cluster:
    delete Ingresses, Services and Gateways before the add-on. Helm makes its kinds when it first installs it, and
    changes none later: apply those of a newer version before the lock takes it.
    https://docs.aws.amazon.com/eks/latest/userguide/aws-load-balancer-controller.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.LOAD_BALANCERS,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        fargate_labels=(("app.kubernetes.io/instance", RELEASE), ("app.kubernetes.io/name", RELEASE)),
        webhooks=True,
    )

    name: Literal["aws-load-balancer-controller"]
    """Which add-on this entry is."""
    default_ingress_class: bool = False
    """An Ingress without a class is the controller's too."""
    scheme: Literal["internal", "internet-facing"] = "internal"
    """Where load balancers stand whose Ingress or Service does not say so."""
    only_scheme: bool = False
    """Of Ingresses of the class `alb` none may say otherwise (IngressClassParams)."""
    ssl_policy: SslPolicy | None = None
    """The TLS policy of all Ingresses of the class `alb`, whatever they say. Absent: each Ingress's, or ALB's own."""
    target_type: Literal["ip", "instance"] = "ip"
    """What gets the traffic where nothing else is said: pods, or ports of nodes. Pods on Fargate have `ip` alone."""
    gateway_api: bool = False
    """It serves Gateways too. The kinds of the Gateway API itself (standard channel, 1.6.0) must be there before: no
    add-on brings them; the controller's own kinds come with the chart."""
    web_acls: bool = False
    """Load balancers may get an AWS WAF web ACL. WAF has no endpoint here: the network needs a way out."""
    shield: bool = False
    """Load balancers may be protected by AWS Shield Advanced, where the account subscribes to it. As above."""

    @property
    def reach(self) -> Reach:
        """The services that make load balancers, and those that guard them where that is wanted."""
        guards = {"AWS WAF": self.web_acls, "AWS Shield": self.shield}
        return replace(REACH, beyond=tuple(service for service, wanted in guards.items() if wanted))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """What it always does, and what web ACLs and Shield need where they are wanted."""
        statements = (*STATEMENTS, *(FIREWALL if self.web_acls else ()), *(SHIELD if self.shield else ()))
        return (Identity(service_account=RELEASE, statements=statements),)

    @override
    def against(
        self,
        control_plane: "ControlPlaneSpec",
        capacity: Sequence["CapacitySpec"],
    ) -> Iterator[Violation]:
        """Load balancers reach IPv6 pods in IP mode, and not in instance mode.

        awsdocs/amazon-eks-user-guide 4d52b4d0, latest/ug/networking/eks-networking-add-ons.adoc.
        """
        if control_plane.ip_family == "ipv6" and self.target_type == "instance":
            message = "must be ip in an IPv6 cluster, whose pods no port of a node leads to; remove it"
            yield Violation(path=("target_type",), message=message)

    def values(self, around: Surroundings) -> dict[str, Json]:
        """The chart's values.

        The certificate of its webhooks is made when the chart is installed, and kept at updates (`keepTLSSecret`).
        https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/helm/aws-load-balancer-controller
        """
        image = around.image(RELEASE)
        return {
            "fullnameOverride": RELEASE,
            "clusterName": around.cluster,
            "region": around.region,
            "vpcId": around.vpc_id,
            "image": {"repository": image.name(registry=around.registry), "tag": image.pinned_tag},
            "serviceAccount": {"name": RELEASE},
            "enableServiceMutatorWebhook": False,
            "loadBalancerClass": "service.k8s.aws/nlb",
            "keepTLSSecret": True,
            "enableWaf": False,
            "enableWafv2": self.web_acls,
            "enableShield": self.shield,
            "controllerConfig": {"featureGates": self._feature_gates()},
            "ingressClass": "alb",
            "ingressClassConfig": {"default": self.default_ingress_class},
            "ingressClassParams": {"create": True, "name": "alb", "spec": self._of_all_ingresses(around)},
            "defaultLoadBalancerScheme": self.scheme,
            "defaultTargetType": self.target_type,
            "replicaCount": 2,
            "podDisruptionBudget": {"maxUnavailable": 1},
            "priorityClassName": "system-cluster-critical",
            "configureDefaultAffinity": False,
            "topologySpreadConstraints": spread({"app.kubernetes.io/instance": RELEASE}),
            "resources": RESOURCES,
            "podSecurityContext": POD_SECURITY,
            "securityContext": CONTAINER_SECURITY,
        }

    def _of_all_ingresses(self, around: Surroundings) -> dict[str, Json]:
        """What the class says for all its Ingresses. What reaches IPv6 pods has addresses of both families.

        https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/ingress_class.md
        """
        said: dict[str, Json] = {
            "scheme": self.scheme if self.only_scheme else None,
            "sslPolicy": self.ssl_policy,
            "ipAddressType": "dualstack" if around.ip_family == "ipv6" else None,
        }
        return {field: value for field, value in said.items() if value}

    def _feature_gates(self) -> dict[str, Json]:
        """All are on by default: kubernetes-sigs/aws-load-balancer-controller v3.5.0, pkg/config/feature_gates.go."""
        names = ("ALBGatewayAPI", "NLBGatewayAPI", "GatewayListenerSet")
        return dict.fromkeys(names, self.gateway_api)
