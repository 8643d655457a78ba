"""A rota in figures, as tables that a person reads."""

from collections.abc import Iterator, Mapping

from rich.table import Table

from api.cli.tables import LISTED
from api.evaluations import LineView, title, viewed
from domain.ids import PersonId
from domain.rota.evaluation import Evaluation


def evaluation_tables(found: Evaluation, names: Mapping[PersonId, str]) -> Iterator[Table]:
    """Everybody's share, the components, and the vacancies."""
    yield _people(found, names)
    yield _components(found)
    yield _vacancies(found)


def _people(found: Evaluation, names: Mapping[PersonId, str]) -> Table:
    people = Table("employee", "name", title="Per person; in brackets a fair share, history counted in")
    for column in ("planned h", "due h", "short h", "weekends", "nights", "holidays", "quick returns", "wishes met"):
        people.add_column(column, justify="right")
    for line in viewed(found, found.people).people:
        people.add_row(line.employee, names.get(PersonId(line.employee), ""), *_cells(line))
    return people


def _cells(line: LineView) -> tuple[str, ...]:
    return (
        f"{line.planned_hours:.2f}",
        f"{line.due_hours:.2f}",
        f"{line.due_hours - line.planned_hours:.2f}",
        _share(line.weekends, line.fair_weekends),
        _share(line.nights, line.fair_nights),
        _share(line.holidays, line.fair_holidays),
        str(line.quick_returns),
        f"{line.wishes_met}/{line.wishes}",
    )


def _share(worked: int, fair: float | None) -> str:
    return str(worked) if fair is None else f"{worked} ({fair:.1f})"


def _components(found: Evaluation) -> Table:
    table = Table("component", title="Components")
    table.add_column("value", justify="right")
    table.add_column("unit")
    for c in found.components:
        value = f"{c.value:.0f}" if c.value == round(c.value) else f"{c.value:.2f}"
        table.add_row(title(c.name) + (" *" if c.assumed else ""), value, c.unit)
    taken = found.assumed
    table.caption = (
        f"* by settings that nobody has verified: {taken.absence_percent.value:g} {taken.absence_percent.unit} absent, "
        f"{taken.agency_hour.value} {taken.agency_hour.unit} of hire"
    )
    return table


def _vacancies(found: Evaluation) -> Table:
    cover = found.cover
    share = 1 - cover.uncovered / cover.heads if cover.heads else 1.0
    vacant = Table(
        "date", "shift", "skill", "minimum", "present",
        title=f"Vacancies: {cover.uncovered} of {cover.heads} minimum heads uncovered "
        f"({share:.1%} covered); {found.hours_share:.1%} of the hours due planned",
    )  # fmt: skip
    for v in cover.vacancies[:LISTED]:
        vacant.add_row(f"{v.day:%a %d %b %Y}", v.shift, v.skill, str(v.minimum), str(v.present))
    if len(cover.vacancies) > LISTED:
        vacant.add_row("…", f"and {len(cover.vacancies) - LISTED} more", "", "", "")
    return vacant
