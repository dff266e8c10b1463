"""The Kubernetes API that all clusters of this emulator share."""

import importlib.util
import threading
from dataclasses import dataclass

from tools.local_aws.emulator.settings import Settings

STAND_IN = "tools.local_aws.kubernetes.server"


@dataclass
class KubernetesEndpoint:
    """Where the stand-in listens, and the minor that it says it is: the one of the cluster that changed last."""

    address: str = ""
    minor: str = ""

    def serve(self, settings: Settings) -> None:
        """Answer on the Kubernetes port from now on."""
        self.address = f"http://127.0.0.1:{settings.kubernetes_port}"
        if importlib.util.find_spec(STAND_IN) is None:
            return
        stand_in = importlib.import_module(STAND_IN)
        thread = threading.Thread(target=stand_in.serve, args=(settings.kubernetes_port,), daemon=True)
        thread.start()

    def follow(self, version: str) -> None:
        """Say from now on that this is the server's version."""
        self.minor = version


ENDPOINT = KubernetesEndpoint()
