"""A stand-in for helm: `python -m tools.local_aws.kubernetes.helm upgrade …` records a release and renders nothing.

Of what a chart brings, the definitions of kinds are installed that are kept here, before the release as helm does it;
they stay when it goes.
"""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from tools.local_aws.kubernetes.definitions import of_chart
from tools.local_aws.kubernetes.helm import chart as charts
from tools.local_aws.kubernetes.helm.cluster import ReleasesOfNamespace
from tools.local_aws.kubernetes.helm.command_line import Invocation, understood
from tools.local_aws.kubernetes.helm.failure import Failure
from tools.local_aws.kubernetes.releases import Release

_RELEASE = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
_LONGEST_RELEASE = 53


def main(words: list[str]) -> int:
    """Do what the words after `helm` ask for; the exit code."""
    try:
        print(_done(understood(words)))
    except Failure as failure:
        print(f"Error: {failure}", file=sys.stderr)
        return 1
    return 0


def _done(asked: Invocation) -> str:
    match asked.command:
        case "upgrade":
            return _upgrade(asked)
        case "uninstall":
            return _uninstall(asked)
        case "pull":
            return _pull(asked)
        case "registry login":
            return _log_in(asked)
    return "stand-in for helm: releases are recorded, charts are neither downloaded nor rendered"


def _upgrade(asked: Invocation) -> str:
    name, reference = asked.arguments
    if not _RELEASE.fullmatch(name) or len(name) > _LONGEST_RELEASE:
        raise Failure(
            f"release name is invalid: {name}: invalid release name, must match regex ^{_RELEASE.pattern}$ "
            f"and the length must not be longer than {_LONGEST_RELEASE}"
        )
    chart, values = charts.referred(reference, asked.flags), _values(asked)
    releases = _releases(asked)
    before = releases.get(name)
    if before is None and "--install" not in asked.flags:
        raise Failure(f'UPGRADE FAILED: "{name}" has no deployed releases')
    if "--create-namespace" in asked.flags:
        releases.create_namespace()
    wanted = Release(
        name=name,
        namespace=releases.namespace,
        chart=chart.name,
        repository=chart.repository,
        version=chart.version,
        values=values,
    )
    if before is not None:
        if wanted == replace(before, revision=1):
            return f'Release "{name}" is unchanged: revision {before.revision}'
        wanted = replace(wanted, revision=before.revision + 1)
    if "--skip-crds" not in asked.flags:
        for definition in of_chart(chart.name):
            releases.define(definition)
    releases.record(wanted)
    return f'Release "{name}" is recorded: revision {wanted.revision}, not rendered'


def _uninstall(asked: Invocation) -> str:
    name = asked.arguments[0]
    releases = _releases(asked)
    if releases.get(name) is None:
        if "--ignore-not-found" in asked.flags:
            return f'release "{name}" not found'
        raise Failure(f"uninstall: Release not loaded: {name}: release: not found")
    releases.remove(name)
    return f'release "{name}" uninstalled'


def _pull(asked: Invocation) -> str:
    reference = asked.arguments[0]
    if not reference.startswith(charts.OCI):
        raise Failure(f"only {charts.OCI} references can be pulled here, got {reference}")
    if "--untar" not in asked.flags:
        raise Failure("only an unpacked chart (--untar) can be pulled here")
    chart = charts.in_registry(reference, asked.flags.get("--version", ""))
    charts.pull(chart, Path(asked.flags.get("--destination", ".")))
    return f"Recorded, not pulled: {reference} {chart.version}"


def _log_in(asked: Invocation) -> str:
    if "--username" not in asked.flags or "--password-stdin" not in asked.flags:
        raise Failure("a username, and a password on the standard input, are required")
    if not sys.stdin.read().strip():
        raise Failure("password is empty")
    return "Login Succeeded"


def _values(asked: Invocation) -> dict[str, Any]:
    file = asked.flags.get("--values")
    if file is None:
        return {}
    try:
        found = yaml.safe_load(Path(file).read_text())
    except OSError as error:
        raise Failure(f"open {file}: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise Failure(f"failed to parse {file}: {error}") from error
    if not isinstance(found, dict | None):
        raise Failure(f"failed to parse {file}: cannot unmarshal {type(found).__name__} into map")
    return found or {}


def _releases(asked: Invocation) -> ReleasesOfNamespace:
    return ReleasesOfNamespace(
        kubeconfig=asked.flags.get("--kubeconfig", ""), namespace=asked.flags.get("--namespace", "default")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
