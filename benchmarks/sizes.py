"""What is measured: how many environments, and how many node groups in each."""

from dataclasses import dataclass

NODE_GROUPS_OF_PROD = 2


@dataclass(frozen=True, kw_only=True)
class Size:
    """One app that both sides synthesise; without more, it is `prod`."""

    environments: int = 1
    node_groups: int = NODE_GROUPS_OF_PROD

    def __str__(self) -> str:
        environments = "1 environment" if self.environments == 1 else f"{self.environments} environments"
        groups = "1 node group" if self.node_groups == 1 else f"{self.node_groups} node groups"
        return f"{environments}, {groups}" + (" each" if self.environments > 1 else "")


PROD = Size()
QUICK = (PROD,)
ALL = (
    *(Size(environments=environments) for environments in (1, 10, 50)),
    *(Size(node_groups=node_groups) for node_groups in (1, 10, 100)),
)
