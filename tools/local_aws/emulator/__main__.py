"""Run a local AWS."""

import argparse
from pathlib import Path

from tools.local_aws.emulator.settings import Settings
from tools.local_aws.emulator.surroundings import surround


def settings_of(arguments: list[str] | None = None) -> Settings:
    """The settings that a command line asks for; exits with a usage message where it is incomplete."""
    parser = argparse.ArgumentParser(prog="python -m tools.local_aws.emulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True, help="port of the AWS APIs, on 127.0.0.1")
    parser.add_argument("--kubernetes-port", type=int, required=True, help="port of the Kubernetes API, on 127.0.0.1")
    parser.add_argument("--account", required=True, help="the 12-digit account that the emulator plays")
    parser.add_argument("--region", required=True, help="the region that the emulator plays")
    parser.add_argument("--state", type=Path, required=True, help="folder for everything that the emulator writes")
    found = parser.parse_args(arguments)
    return Settings(
        port=found.port,
        kubernetes_port=found.kubernetes_port,
        account=found.account,
        region=found.region,
        state=found.state.resolve(),
    )


def main() -> None:
    """Serve until the process is told to end."""
    settings = settings_of()
    surround(settings)

    from tools.local_aws.emulator.server import run  # ministack reads its environment while it is imported

    run(settings)


if __name__ == "__main__":
    main()
