"""Wrong add-ons of networking and storage."""

from specs.add_ons.known.coredns import CoreDns
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from tests.unit.specs.environment_files import Bad

KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"

BAD = (
    Bad(
        "a mode of kube-proxy that is none",
        "name: kube-proxy",
        "name: kube-proxy\n    mode: ebpf",
        "good.yaml:58 add_ons[1].mode: must be one of iptables, ipvs, nftables, got 'ebpf'",
    ),
    Bad(
        "a scheduler without ipvs",
        "name: kube-proxy",
        "name: kube-proxy\n    mode: nftables\n    ipvs_scheduler: lc",
        "good.yaml:59 add_ons[1].ipvs_scheduler: must stand beside mode: ipvs, and the mode is nftables, got "
        "'lc'; remove it",
    ),
    Bad(
        "policies logged that nobody enforces",
        "name: vpc-cni",
        "name: vpc-cni\n    network_policy_logs: cloudwatch",
        "good.yaml:57 add_ons[0].network_policy_logs: must stand beside network_policy: true, without which "
        "nothing is dropped, got 'cloudwatch'",
    ),
    Bad(
        "ranges exempt from no translation",
        "name: vpc-cni",
        "name: vpc-cni\n    external_snat: true\n    snat_exempt_ranges: [10.0.0.0/8]",
        "good.yaml:58 add_ons[0].snat_exempt_ranges: must not stand beside external_snat: true, with which "
        "nodes translate nothing; remove one of the two",
    ),
    Bad(
        "Windows addresses on Linux nodes",
        "name: vpc-cni",
        "name: vpc-cni\n    enable_windows_ipam: true",
        "good.yaml:57 add_ons[0].enable_windows_ipam: "
        f"is not a known field; known here are {', '.join(VpcCni.model_fields)}",
    ),
    Bad(
        "DNS with more replicas at least than at most",
        "name: coredns",
        "name: coredns\n    autoscaling: {min: 9, max: 3}",
        "good.yaml:60 add_ons[3].autoscaling.min: must be at most max, which is 3, got 9",
    ),
    Bad(
        "DNS with a number of replicas that EKS changes",
        "name: coredns",
        "name: coredns\n    replicas: 3\n    autoscaling: {max: 9}",
        "good.yaml:60 add_ons[3].replicas: must not stand beside autoscaling, which sets the number itself, "
        "got 3; remove one",
    ),
    Bad(
        "DNS that a drain may take away",
        "name: coredns",
        "name: coredns\n    max_unavailable: 2",
        "good.yaml:60 add_ons[3].max_unavailable: must be fewer than the replicas, of which there may be 2, got 2",
    ),
    Bad(
        "DNS on nodes that no group has",
        "name: coredns",
        "name: coredns\n    placement: {node_selector: {pool: dns}}",
        "good.yaml:60 add_ons[3].placement.node_selector: must be labels of a node group, got pool: dns; "
        "there are system (pool: system), spot (no label)",
    ),
    Bad(
        "DNS with less memory at most than at least",
        "name: coredns",
        'name: coredns\n    resources: {memory: "1Gi", memory_limit: "170Mi"}',
        "good.yaml:60 add_ons[3].resources.memory_limit: must be at least what is requested, 1Gi, got '170Mi'",
    ),
    Bad(
        "a Corefile of one's own",
        "name: coredns",
        "name: coredns\n    corefile: . {}",
        f"good.yaml:60 add_ons[3].corefile: is not a known field; known here are {', '.join(CoreDns.model_fields)}",
    ),
    Bad(
        "snapshots without their controller",
        "name: aws-ebs-csi-driver",
        "name: aws-ebs-csi-driver\n    snapshots: Retain",
        "good.yaml:55 add_ons: must hold snapshot-controller, for aws-ebs-csi-driver; add {name: snapshot-controller}",
    ),
    Bad(
        "a key of volumes without their class",
        "name: aws-ebs-csi-driver",
        f"name: aws-ebs-csi-driver\n    default_storage_class: false\n    encryption_key: {KEY}",
        "good.yaml:62 add_ons[4].encryption_key: must stand beside default_storage_class: true, whose "
        "volumes it encrypts; remove one of the two",
    ),
    Bad(
        "an alias as the key of volumes",
        "name: aws-ebs-csi-driver",
        "name: aws-ebs-csi-driver\n    encryption_key: alias/volumes",
        "good.yaml:61 add_ons[4].encryption_key: must be the ARN of a KMS key, not of an alias, got 'alias/volumes'",
    ),
    Bad(
        "tags of volumes that are the driver's",
        "name: aws-ebs-csi-driver",
        "name: aws-ebs-csi-driver\n    volume_tags: {kubernetes.io/cluster: good}",
        "good.yaml:61 add_ons[4].volume_tags[kubernetes.io/cluster]: must not begin with 'kubernetes.io', "
        "which the driver and AWS keep for themselves",
    ),
    Bad(
        "a bucket by its name",
        "name: metrics-server",
        "name: aws-mountpoint-s3-csi-driver\n    buckets: [{arn: models}]",
        "good.yaml:62 add_ons[5].buckets[0].arn: must be the ARN of one S3 bucket, without a path or a "
        "wildcard, got 'models'",
    ),
    Bad(
        "a bucket twice",
        "name: metrics-server",
        "name: aws-mountpoint-s3-csi-driver\n    buckets: [{arn: 'arn:aws:s3:::models'}, {arn: 'arn:aws:s3:::models'}]",
        "good.yaml:62 add_ons[5].buckets[1].arn: must stand once, 'arn:aws:s3:::models' stands above already",
    ),
    Bad(
        "a path within a bucket",
        "name: metrics-server",
        "name: aws-fsx-csi-driver\n    data_repositories: ['arn:aws:s3:::models/*']",
        "good.yaml:62 add_ons[5].data_repositories[0]: must be the ARN of one S3 bucket, without a path or a "
        "wildcard, got 'arn:aws:s3:::models/*'",
    ),
    Bad(
        "a file system by its name",
        "name: metrics-server",
        "name: aws-efs-csi-driver\n    file_systems: [shared]",
        "good.yaml:62 add_ons[5].file_systems[0]: must be the id of an EFS or FSx file system, got 'shared'",
    ),
    Bad(
        "a key of volumes of another region",
        "name: aws-ebs-csi-driver",
        f"name: aws-ebs-csi-driver\n    encryption_key: {KEY.replace('eu-west-1', 'us-east-1')}",
        "good.yaml:61 add_ons[4].encryption_key: must lie in eu-west-1, as the environment does, got "
        f"{KEY.replace('eu-west-1', 'us-east-1')!r}",
    ),
    Bad(
        "a bucket of another partition",
        "name: metrics-server",
        "name: aws-mountpoint-s3-csi-driver\n    buckets: [{arn: 'arn:aws-cn:s3:::models'}]",
        "good.yaml:62 add_ons[5].buckets[0].arn: must begin with arn:aws: in eu-west-1, got 'arn:aws-cn:s3:::models'",
    ),
    Bad(
        "a repository of another partition",
        "name: metrics-server",
        "name: aws-fsx-csi-driver\n    makes_file_systems: true\n    data_repositories: ['arn:aws-us-gov:s3:::models']",
        "good.yaml:63 add_ons[5].data_repositories[0]: must begin with arn:aws: in eu-west-1, got "
        "'arn:aws-us-gov:s3:::models'",
    ),
    Bad(
        "a bucket of S3 Files of another partition",
        "name: metrics-server",
        "name: aws-efs-csi-driver\n    s3_files_buckets: ['arn:aws-cn:s3:::files']",
        "good.yaml:62 add_ons[5].s3_files_buckets[0]: must begin with arn:aws: in eu-west-1, got "
        "'arn:aws-cn:s3:::files'",
    ),
    Bad(
        "a file system twice",
        "name: metrics-server",
        "name: aws-efs-csi-driver\n    file_systems: [fs-0123456789abcdef0, fs-0123456789abcdef0]",
        "good.yaml:62 add_ons[5].file_systems[1]: must stand once, 'fs-0123456789abcdef0' stands above already",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
