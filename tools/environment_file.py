"""From the name that a person gives to the environment that they mean."""

from pathlib import Path

from specs.environment import Environment
from specs.problems import InvalidEnvironment
from specs.reading import read_environment
from tools.failure import Failure
from tools.repository import ENVIRONMENTS


def environment_named(name: str, *, folder: Path = ENVIRONMENTS) -> Environment:
    """The environment that the folder's file of this name describes.

    Raises `Failure` with all problems of the file, or with the known names.
    """
    known = names(folder)
    if name not in known:
        told = f"there is no environment {name!r}" if name else "which environment? Say ENV=<name>"
        raise Failure(f"{told}; {folder.name}/ has {', '.join(known) or 'none'}", exit_code=2)
    try:
        return read_environment(folder / f"{name}.yaml")
    except InvalidEnvironment as invalid:
        raise Failure(str(invalid), exit_code=2) from invalid


def names(folder: Path = ENVIRONMENTS) -> list[str]:
    """The environments that have a file."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def all_environments(folder: Path = ENVIRONMENTS) -> list[Environment]:
    """Every environment of the folder; raises `Failure` with the problems of all files at once."""
    read, problems = [], []
    for name in names(folder):
        try:
            read.append(environment_named(name, folder=folder))
        except Failure as failure:
            problems.append(str(failure))
    if problems:
        raise Failure("\n".join(problems), exit_code=2)
    return read
