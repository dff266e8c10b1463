"""Wrong instance types, AMIs and versions of nodes."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "an unknown instance type",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.larg, m6i.large]",
        "good.yaml:39 capacity[0].instance_types[0]: must be an EC2 instance type, got 'm7i.larg'; did you "
        "mean m7i.large?",
    ),
    Bad(
        "an instance type twice",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large, m7i.large]",
        "good.yaml:39 capacity[0].instance_types[1]: must stand once, 'm7i.large' stands above already",
    ),
    Bad(
        "mixed architectures",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large, m7g.large]",
        "good.yaml:39 capacity[0].instance_types[1]: must have the architecture of m7i.large, x86_64, got "
        "m7g.large with arm64",
    ),
    Bad(
        "mixed accelerators",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large, g5.xlarge]",
        "good.yaml:39 capacity[0].instance_types[1]: must have the accelerator of m7i.large, none, got "
        "g5.xlarge with nvidia",
    ),
    Bad(
        "a GPU type with a plain AMI",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [g5.xlarge]\n    ami_type: AL2023_x86_64_STANDARD",
        "good.yaml:39 capacity[0].instance_types[0]: must fit ami_type AL2023_x86_64_STANDARD, which has "
        "other drivers than g5.xlarge (nvidia) needs; remove ami_type",
    ),
    Bad(
        "an Intel type with an ARM AMI",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large]\n    ami_type: AL2023_ARM_64_STANDARD",
        "good.yaml:39 capacity[0].instance_types[0]: must be arm64 as ami_type AL2023_ARM_64_STANDARD is, got"
        " m7i.large (x86_64)",
    ),
    Bad(
        "a plain type with a GPU AMI",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large]\n    ami_type: AL2023_x86_64_NVIDIA",
        "good.yaml:39 capacity[0].instance_types[0]: must fit ami_type AL2023_x86_64_NVIDIA, which has other "
        "drivers than m7i.large (no accelerator) needs; remove ami_type",
    ),
    Bad(
        "Neuron on Bottlerocket, which has no such AMI",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [inf2.xlarge]\n    operating_system: bottlerocket",
        "good.yaml:39 capacity[0].instance_types[0]: must be a type for which EKS has an AMI of bottlerocket,"
        " got inf2.xlarge (x86_64, neuron)",
    ),
    Bad(
        "a Bottlerocket AMI under another operating system",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large]\n    ami_type: BOTTLEROCKET_x86_64_FIPS",
        "good.yaml:40 capacity[0].ami_type: must fit operating_system al2023, got BOTTLEROCKET_x86_64_FIPS; "
        "write operating_system: bottlerocket",
    ),
    Bad(
        "Amazon Linux 2 after its end",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large]\n    ami_type: AL2_x86_64",
        "good.yaml:40 capacity[0].ami_type: must not be Amazon Linux 2 on 1.35, which ended with 1.32, got "
        "AL2_x86_64; remove ami_type",
    ),
    Bad(
        "nodes ahead of the control plane",
        "instance_types: [m7i.large, m6i.large]",
        'instance_types: [m7i.large]\n    version: "1.36"',
        "good.yaml:40 capacity[0].version: must not be ahead of the control plane's 1.35, got '1.36'",
    ),
    Bad(
        "nodes too far behind the control plane",
        "instance_types: [m7i.large, m6i.large]",
        'instance_types: [m7i.large]\n    version: "1.31"',
        "good.yaml:40 capacity[0].version: must be 1.32 at least, three minors behind the control plane, got '1.31'",
    ),
    Bad(
        "a version of nodes as a number",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large]\n    version: 1.34",
        'good.yaml:40 capacity[0].version: must be text: write "1.34" in quotes, got the number 1.34',
    ),
    Bad(
        "an unknown field of a node group",
        "scaling: {min: 0, max: 9}",
        "scaling: {min: 0, max: 9}\n    disk_gb: 100",
        "good.yaml:48 capacity[1].disk_gb: is not a known field; did you mean disk_gib?",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
