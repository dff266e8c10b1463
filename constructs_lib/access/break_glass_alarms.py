"""How people hear that somebody uses the way in for emergencies."""

from collections.abc import Sequence

from aws_cdk import Duration
from aws_cdk.aws_cloudwatch import Alarm, ComparisonOperator, Metric, TreatMissingData
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_events import CfnRule
from aws_cdk.aws_iam import PolicyStatement, Role
from aws_cdk.aws_logs import FilterPattern, LogGroup, MetricFilter
from aws_cdk.aws_sns import CfnSubscription, Topic
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.keys.key_policies import grants_to_services_only
from constructs_lib.keys.owned_key import OwnedKey
from constructs_lib.place import Place, place_of
from constructs_lib.policy.principals import service

EVENTS = "events.amazonaws.com"
ALARMS = "cloudwatch.amazonaws.com"
METRIC = "BreakGlassRequests"


class BreakGlassAlarms(Construct):
    """A topic that tells people of every attempt to take the role, and of every minute in which it asks the cluster.

    Attempts are seen by a rule on what CloudTrail records in this region, which takes a trail of management events;
    one that is refused to a principal of another account is recorded there, and not here. Requests to the cluster are
    counted in its audit log.
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        role: Role,
        cluster: ClusterAttributes,
        notify: Sequence[str],
        retain: bool,
    ) -> None:
        """Create the topic with its subscriptions, which people confirm by mail, the rule and the alarm."""
        super().__init__(scope, construct_id)
        topic = self._topic(cluster, notify, retain=retain)
        self._attempts(topic, role)
        self._requests(topic, role, cluster)

    def _topic(self, cluster: ClusterAttributes, notify: Sequence[str], *, retain: bool) -> Topic:
        key = OwnedKey(
            self, "Key", description=f"Alarms of {cluster.name} on its way in for emergencies", retain=retain
        )
        key.add_to_resource_policy(_use_for_topics(place_of(self)))
        key.add_to_resource_policy(grants_to_services_only())
        topic = Topic(self, "Topic", display_name=f"Emergencies of {cluster.name}", master_key=key, enforce_ssl=True)
        for address in notify:
            CfnSubscription(self, address, topic_arn=topic.topic_arn, protocol="email", endpoint=address)
        return topic

    def _attempts(self, topic: Topic, role: Role) -> None:
        """All calls of AssumeRole that name the role: a refused one names it in its error alone."""
        attempts = CfnRule(
            self,
            "Attempts",
            description="Somebody takes the role for emergencies, or tries to",
            # AssumeRole changes nothing, and rules are told of such calls on demand only.
            state="ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
            event_pattern={
                "source": ["aws.sts"],
                "detail-type": ["AWS API Call via CloudTrail"],
                "detail": {
                    "eventSource": ["sts.amazonaws.com"],
                    "eventName": ["AssumeRole"],
                    "$or": [
                        {"requestParameters": {"roleArn": [role.role_arn]}},
                        {"errorMessage": [{"wildcard": f"*{role.role_arn}*"}]},
                    ],
                },
            },
            targets=[CfnRule.TargetProperty(id="Topic", arn=topic.topic_arn)],
        )
        topic.add_to_resource_policy(_publishing(topic, EVENTS, "Attempts", attempts.attr_arn))

    def _requests(self, topic: Topic, role: Role, cluster: ClusterAttributes) -> None:
        """Requests by the user that EKS makes of the role's sessions.

        https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
        """
        place = place_of(self)
        sessions = f"arn:{place.partition}:sts::{place.account}:assumed-role/{role.role_name}/*"
        counted = MetricFilter(
            self,
            "Requests",
            log_group=LogGroup.from_log_group_name(self, "AuditLog", f"/aws/eks/{cluster.name}/cluster"),
            filter_pattern=FilterPattern.string_value("$.user.username", "=", sessions),
            metric_namespace=f"EKS/{cluster.name}",
            metric_name=METRIC,
            metric_value="1",
        )
        metric: Metric = counted.metric(statistic="Sum", period=Duration.minutes(1))
        alarm = Alarm(
            self,
            "Used",
            alarm_description=f"The role for emergencies asks {cluster.name} for something",
            metric=metric,
            threshold=1,
            evaluation_periods=1,
            comparison_operator=ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=TreatMissingData.NOT_BREACHING,
        )
        alarm.add_alarm_action(SnsAction(topic))
        topic.add_to_resource_policy(_publishing(topic, ALARMS, "Alarm", alarm.alarm_arn))


def _publishing(topic: Topic, publisher: str, sid: str, source_arn: str) -> PolicyStatement:
    return PolicyStatement(
        sid=sid,
        principals=[service(publisher)],
        actions=["sns:Publish"],
        resources=[topic.topic_arn],
        conditions={"ArnEquals": {"aws:SourceArn": source_arn}},
    )


def _use_for_topics(place: Place) -> PolicyStatement:
    """Let publishers use the key for topics of the account; EventBridge does not say for which rule it does so.

    https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html: conditions on the source of a message are not
    supported in the key's policy for what EventBridge publishes.
    """
    return PolicyStatement(
        sid="Publishers",
        principals=[service(EVENTS), service(ALARMS)],
        actions=["kms:Decrypt", "kms:GenerateDataKey*"],
        resources=["*"],
        conditions={"ArnLike": {"kms:EncryptionContext:aws:sns:topicArn": place.arn("sns", "*")}},
    )
