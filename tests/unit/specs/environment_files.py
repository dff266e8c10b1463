"""Environment files to test with: a good one, and edits of it."""

from dataclasses import dataclass
from pathlib import Path

from specs.environment import Environment
from specs.problems import InvalidEnvironment
from specs.reading import read_environment

GOOD = """\
name: good
account: "111122223333"
region: eu-west-1
tags:
  owner: platform
network:
  cidr: 10.20.0.0/16
  nat: per_zone
  zones:
    - name: eu-west-1a
      control_plane: 10.20.0.0/28
      public: 10.20.1.0/24
      private: 10.20.64.0/18
    - name: eu-west-1b
      control_plane: 10.20.0.16/28
      public: 10.20.2.0/24
      private: 10.20.128.0/18
control_plane:
  version: "1.35"
  endpoint:
    access: public_and_private
    allowed_ranges:
      - 203.0.113.0/24
  service_cidr: 172.20.0.0/16
access:
  admins:
    - arn:aws:iam::111122223333:role/platform-admins
  entries:
    - name: developers
      principal: arn:aws:iam::111122223333:role/developers
      policies:
        - name: AmazonEKSEditPolicy
      groups: [readers]
  bastion:
    instance_type: t3.micro
capacity:
  - kind: managed_node_group
    name: system
    instance_types: [m7i.large, m6i.large]
    scaling: {min: 2, max: 4}
    labels:
      pool: system
    zones: [eu-west-1a, eu-west-1b]
  - kind: managed_node_group
    name: spot
    instance_types: [m7g.large]
    scaling: {min: 0, max: 9}
    taints:
      - {key: spot, value: "true", effect: NoSchedule}
  - kind: fargate_profile
    name: batch
    selectors:
      - namespace: batch
        labels: {runs-on: fargate}
add_ons:
  - name: vpc-cni
  - name: kube-proxy
  - name: eks-pod-identity-agent
  - name: coredns
  - name: aws-ebs-csi-driver
  - name: metrics-server
  - name: cluster-autoscaler
"""


@dataclass(frozen=True)
class Edit:
    """One text of the good file replaced, once, by another."""

    old: str
    new: str

    def apply(self, text: str) -> str:
        """The edited text; the old one must stand in it once."""
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times in the file"
        return text.replace(self.old, self.new)


class Bad:
    """A wrong environment: one edit of the good file, and the lines that must be said about it."""

    def __init__(self, what: str, old: str, new: str, *lines: str) -> None:
        self.what = what
        self.edit = Edit(old, new)
        self.lines = list(lines)


def read(folder: Path, *edits: Edit, text: str = GOOD, name: str = "good.yaml") -> Environment:
    """The environment of the good file after the edits."""
    for edit in edits:
        text = edit.apply(text)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_environment(path)


def problems(folder: Path, *edits: Edit, text: str = GOOD, name: str = "good.yaml") -> list[str]:
    """Every problem of the good file after the edits, without the folder; empty: it is valid."""
    try:
        read(folder, *edits, text=text, name=name)
    except InvalidEnvironment as error:
        return [line.replace(f"{folder}/", "") for line in str(error).splitlines()]
    return []
