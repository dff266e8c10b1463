"""What helm ends with when it does not do what it was asked."""


class Failure(Exception):
    """Said on the standard error after `Error: `; helm exits with 1."""
