"""Who holds which office in which units, and until when; nobody's union is in it.

One row for each mandate, and one for each unit it names. A mandate that names none, a union administrator's, holds in
every unit and stands under no unit's name.
"""

from datetime import date

from adapters.projections.rows import Projection, Rows, maybe_text, text
from application.ports.event_store import Recorded
from application.ports.read_models import MandateView
from domain.ids import MandateId, PersonId, UnitId
from domain.representation.events import Level, MandateGranted, MandateRevoked, Office

EVERY_UNIT = ""
TABLES = {
    "mandates": "mandate text not null, person text not null, office text not null, level text not null, "
    "first_day text not null, last_day text not null, deputy_for text, primary key (generation, mandate)",
    "mandate_units": "unit text not null, mandate text not null, place bigint not null, "
    "primary key (generation, unit, mandate)",
}


def apply(recorded: Recorded, rows: Rows) -> None:
    """Change the rows by one fact; facts that concern no mandate change nothing here."""
    match recorded.event:
        case MandateGranted() as e:
            rows.run(
                "insert into mandates values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows.generation, e.mandate, e.person, e.office.value, e.level.value,
                e.period.first_day.isoformat(), e.period.last_day.isoformat(), e.deputy_for,
            )  # fmt: skip
            rows.each(
                "insert into mandate_units values (?, ?, ?, ?)",
                [(rows.generation, unit, e.mandate, n) for n, unit in enumerate(e.units or (EVERY_UNIT,))],
            )
        case MandateRevoked() as e:
            rows.run(
                "update mandates set last_day = ? where generation = ? and mandate = ?",
                e.last_day.isoformat(), rows.generation, e.mandate,
            )  # fmt: skip
        case _:
            pass


def views(rows: Rows, unit: UnitId) -> tuple[MandateView, ...]:
    """Every mandate that covers ``unit``, in force or not, by office, last day and person."""
    found = rows.all(
        "select mandate, person, office, level, first_day, last_day, deputy_for from mandates "
        "where generation = ? and mandate in "
        "(select mandate from mandate_units where generation = ? and unit in (?, ?)) "
        "order by office, last_day, person, mandate",
        rows.generation, rows.generation, unit, EVERY_UNIT,
    )  # fmt: skip
    return tuple(_view(rows, row) for row in found)


def _view(rows: Rows, row: tuple[object, ...]) -> MandateView:
    mandate, person, office, level, first_day, last_day = (text(cell) for cell in row[:6])
    units = rows.all(
        "select unit from mandate_units where generation = ? and mandate = ? order by place", rows.generation, mandate
    )
    deputy_for = maybe_text(row[6])
    return MandateView(
        mandate=MandateId(mandate),
        person=PersonId(person),
        office=Office(office),
        units=tuple(UnitId(text(unit)) for (unit,) in units if unit != EVERY_UNIT),
        level=Level(level),
        deputy_for=None if deputy_for is None else MandateId(deputy_for),
        first_day=date.fromisoformat(first_day),
        last_day=date.fromisoformat(last_day),
    )


MANDATES = Projection("mandates", 1, TABLES, apply)
