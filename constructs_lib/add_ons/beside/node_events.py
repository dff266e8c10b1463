"""What is about to happen to instances, told to whoever launched them."""

from aws_cdk import Duration
from aws_cdk.aws_events import EventPattern, Rule
from aws_cdk.aws_events_targets import SqsQueue
from aws_cdk.aws_sqs import Queue, QueueEncryption
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge

EVENTS = {
    "ScheduledChange": ("aws.health", "AWS Health Event"),
    "SpotInterruption": ("aws.ec2", "EC2 Spot Instance Interruption Warning"),
    "Rebalance": ("aws.ec2", "EC2 Instance Rebalance Recommendation"),
    "StateChange": ("aws.ec2", "EC2 Instance State-change Notification"),
    "CapacityReservationInterruption": ("aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"),
}
"""Source and kind of the events: aws/karpenter-provider-aws v1.14.1 (2026-08-20), cloudformation.yaml of its guide."""


class NodeEvents(Construct):
    """A queue with an EventBridge rule for each kind of event. It holds what concerns any instance of the account.

    https://karpenter.sh/docs/concepts/disruption/#interruption
    """

    def __init__(self, scope: Construct, construct_id: str, *, name: str) -> None:
        """Create the queue under a name that may be written down elsewhere."""
        super().__init__(scope, construct_id)
        self.queue = Queue(
            self,
            "Queue",
            queue_name=name,
            encryption=QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.minutes(5),
        )
        acknowledge(
            self.queue,
            "AwsSolutions::AwsSolutions-SQS3",
            "cdk-validator-cfnguard::sqs_dlq_check",
            because="a warning of two minutes is worth nothing after five: what nobody takes in time is dropped, and "
            "the instance's end is seen in the cluster anyway",
        )
        for title, (source, detail_type) in EVENTS.items():
            Rule(
                self,
                title,
                event_pattern=EventPattern(source=[source], detail_type=[detail_type]),
                targets=[SqsQueue(self.queue)],
            )
