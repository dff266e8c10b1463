"""What stops a command, told to the person who ran it."""


class Failure(Exception):
    """A command cannot go on, for a reason that its user can act on; shown as it is, without a traceback."""

    def __init__(self, message: str, *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code
