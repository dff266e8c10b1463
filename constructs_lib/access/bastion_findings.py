"""What the checkers find in a bastion."""

from aws_cdk.aws_ec2 import Instance

from constructs_lib.policy.acknowledgement import acknowledge


def explain(host: Instance) -> None:
    """Explain them, at the host that causes them."""
    acknowledge(
        host,
        "AwsSolutions::AwsSolutions-EC29",
        because="the host holds no state and is replaced whenever its user data changes; termination protection would "
        "make every such deploy fail",
    )
    acknowledge(
        host,
        "NIST.800.53.R5::NIST.800.53.R5-EC2InstancesInVPC",
        "PCI.DSS.321::PCI.DSS.321-EC2InstancesInVPC",
        because="its private subnet is named at its network interface, the one place that can also refuse a public "
        "address; the rule looks at the instance's own SubnetId only",
    )
    acknowledge(
        host,
        "cdk-validator-cfnguard::ec2_instance_nitro_encryption_in_transit_check",
        because="all its traffic is TLS (Session Manager, the Kubernetes API, S3): the network's own encryption "
        "would add nothing for the price of a larger instance type",
    )
