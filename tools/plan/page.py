"""The plan as one HTML page: nothing in it is fetched from anywhere, nothing in it is a script."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools.plan.picture import picture
from tools.plan.report import DemandReport, Report, tier_name
from tools.repository import LOCAL

TEMPLATE = "page.html.j2"
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
    templates.filters |= {"tier": tier_name, "percent": _percent, "usd": _usd, "number": _number}
    return templates.get_template(TEMPLATE).render(plan=plan, picture=picture(plan))


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
