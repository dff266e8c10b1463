"""Loaded by Python before anything else: whoever asks for the network is stopped."""

import sys

CALLS = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


def refuse(event: str, _: tuple[object, ...]) -> None:
    if event in CALLS:
        raise PermissionError(f"{event}: no network here")


sys.addaudithook(refuse)
