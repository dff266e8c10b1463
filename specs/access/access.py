"""Who may do what in the cluster, and the ways in."""

from typing import ClassVar

from specs.access.bastion import BastionSpec
from specs.access.break_glass import BreakGlassSpec
from specs.access.entry import AccessEntrySpec
from specs.access.identity_provider import IdentityProviderSpec
from specs.access.rules import access as rules
from specs.names import RoleOrUserArn
from specs.spec import Rule, Spec


class AccessSpec(Spec):
    """All who may enter."""

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.somebody_is_admin,
        rules.principals_come_once,
        rules.principals_can_have_entries,
        rules.entry_names_come_once,
        rules.usernames_come_once,
    )

    admins: tuple[RoleOrUserArn, ...]
    """Cluster administrators, at least one: nobody else is admin, not even the creator."""
    entries: tuple[AccessEntrySpec, ...] = ()
    """Everybody else."""
    bastion: BastionSpec | None = None
    """The way in when the endpoint is private."""
    identity_provider: IdentityProviderSpec | None = None
    """The OIDC provider by whose tokens people enter, beside IAM."""
    break_glass: BreakGlassSpec | None = None
    """The way in for emergencies: shut, and alarmed."""
