"""What the CDK's own defaults make of a cluster: nothing here was hardened, and every checker has something to say."""

from aws_cdk import Acknowledgment, App, Stack, Validations, aws_ec2, aws_iam
from aws_cdk import aws_eks as eks

app = App()
stack = Stack(app, "naive")
vpc = aws_ec2.Vpc(stack, "Vpc")
role = aws_iam.Role(stack, "Role", assumed_by=aws_iam.ServicePrincipal("eks.amazonaws.com"))
role.add_to_policy(aws_iam.PolicyStatement(actions=["autoscaling:SetDesiredCapacity", "s3:Nothing"], resources=["*"]))
cluster = eks.CfnCluster(
    stack,
    "Cluster",
    role_arn=role.role_arn,
    version="1.35",
    resources_vpc_config=eks.CfnCluster.ResourcesVpcConfigProperty(
        subnet_ids=[subnet.subnet_id for subnet in vpc.public_subnets]
    ),
)
cluster.add_property_override("AccessConfig.AuthenticationMode", "PASSWORD")
Validations.of(cluster).acknowledge(
    Acknowledgment(id="cdk-validator-cfnguard::eks_endpoint_no_public_access_check", reason="one of several findings"),
    Acknowledgment(id="AwsSolutions::AwsSolutions-S1", reason="there is no bucket here"),
)
app.synth()
