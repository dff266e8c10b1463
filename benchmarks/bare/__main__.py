"""The opponent: the platform of `environments/prod.yaml` as somebody writes it by hand, once, for these values.

It has no files of environments, no checks, no reasons for findings, no constructs for use elsewhere; and every resource
of ours. `python -m benchmarks.bare 10 2` synthesises ten environments with two node groups each.
"""

import json
import sys
from pathlib import Path

from aws_cdk import App

from benchmarks.bare.platform import BarePlatform

CDK_JSON = Path(__file__).resolve().parents[2] / "cdk.json"


def main(environments: int, node_groups: int) -> None:
    """Synthesise that many environments, each with that many node groups."""
    app = App(analytics_reporting=False, context=json.loads(CDK_JSON.read_text())["context"])
    for number in range(environments):
        BarePlatform(app, f"prod-{number}", node_groups=node_groups)
    app.synth()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
