"""What one emulator is started with."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Ports on the loopback interface, the account and region it plays, and the folder that holds all it writes."""

    port: int
    kubernetes_port: int
    account: str
    region: str
    state: Path
