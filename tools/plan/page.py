"""The plan as one HTML page: nothing in it is fetched from anywhere, nothing in it is a script."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.plan.picture import picture
from tools.plan.report import DemandReport, Report
from tools.repository import LOCAL

TEMPLATE = "page.html.j2"
CROWDED, FULL = 80, 100
TIERS = {"control_plane": "control plane"}
DEFAULT_FOLDER = LOCAL / "plan"


def write_page(plan: Report, *, folder: Path = DEFAULT_FOLDER) -> Path:
    """Write the page of a plan, and say where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{plan.environment}.html"
    path.write_text(page(plan), encoding="utf-8")
    return path


def page(plan: Report) -> str:
    """The page of a plan; whatever the environment's file says is text in it, and never markup."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"tier": _tier, "state": _state, "percent": _percent, "usd": _usd, "number": _number}
    return templates.get_template(TEMPLATE).render(plan=plan, picture=picture(plan))


def _tier(tier: str) -> str:
    return TIERS.get(tier, tier)


def _state(demand: DemandReport) -> str:
    if demand.percent > FULL:
        return "full"
    return "crowded" if demand.percent > CROWDED else "roomy"


def _percent(demand: DemandReport) -> str:
    return (
        "under 1\N{NARROW NO-BREAK SPACE}%"
        if 0 < demand.percent < 1
        else f"{demand.percent:.0f}\N{NARROW NO-BREAK SPACE}%"
    )


def _usd(price: float | None) -> str:
    return "not known" if price is None else f"${price:,.2f}"


def _number(value: int) -> str:
    return f"{value:,}"
