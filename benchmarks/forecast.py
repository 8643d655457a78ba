"""How fast a plan's forecast is: nothing ends, one notice, and every agreement and certificate ends inside the plan.

    python -m benchmarks.forecast DIR --rota FILE [--times N]

The ward's sought agreements are taken as signed by every union for its members and by each employee. The processor's
own time is shown, for machines that do other things as well.
"""

import argparse
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import process_time

from adapters.ward_files import read_rota, read_ward
from application.ward import Ward, case
from domain.calendar import DAY
from domain.rota.forecast import Ending, Horizon
from domain.rota.forecast_agreements import Bearing, agreements_ending
from domain.rota.forecast_people import CertificateHeld, certificates_ending
from domain.staffing.need import demands
from domain.working_time.law import standard_law
from domain.working_time.model import Agreed, Agreements, Rota

LAW = standard_law()


def main() -> None:
    """Measure all three."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ward", type=Path)
    parser.add_argument("--rota", type=Path, required=True)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    ward = read_ward(given.ward)
    rota = read_rota(given.rota, ward)
    last = ward.period.last_day
    none = bearing(ward, [])
    one = bearing(ward, [ward.period.first_day + timedelta(weeks=13)])
    every = bearing(ward, [ward.period.first_day + DAY * n for n in range(7, len(ward.period), 4)])
    for name, agreements, certificates in (
        ("nothing ends", none, []),
        ("one notice", one, []),
        ("everything ends", every, held(ward, last)),
    ):
        times = []
        found: Sequence[Ending] = ()
        for _ in range(given.times):
            began = process_time()
            found = forecast(ward, rota, agreements, certificates)
            times.append(process_time() - began)
        shifts = sum(e.concerned for e in found)
        print(f"{name:<16} {len(found):3} endings, {shifts:4} shifts: {1000 * median(times):.0f} ms")


def forecast(
    ward: Ward, rota: Rota, agreements: Sequence[Bearing], certificates: Sequence[CertificateHeld]
) -> list[Ending]:
    """What ends for the ward's rota."""
    horizon = Horizon(ward.period, ward.period.first_day - timedelta(weeks=7), ward.period.last_day)
    wanted = demands(ward.need, ward.period)
    return [
        *agreements_ending(case(ward, rota, Agreements(())), agreements, LAW, horizon),
        *certificates_ending(rota, wanted, ward.terms, ward.types, certificates, horizon),
    ]


def bearing(ward: Ward, ends: Sequence[date]) -> list[Bearing]:
    """Every agreement sought, each with its own counterpart; the first of them with ``ends``, the others for good."""
    people = ward.people
    parties = [
        (s, str(party), frozenset(p for p, e in people.items() if party in {e.union, p}))
        for s in ward.sought
        for party in (*s.unions, *(() if s.unions else people))
    ]
    days = [*ends[: len(parties)], *[ward.period.last_day] * (len(parties) - len(ends))]
    return [
        Bearing(Agreed(f"{n:03}", s.basis, s.limits, ward.period, covers), last, party)
        for n, ((s, party, covers), last) in enumerate(zip(parties, days, strict=True))
    ]


def held(ward: Ward, last: date) -> list[CertificateHeld]:
    """Every competence of everybody, all running out in the plan's second half."""
    half = last - timedelta(days=len(ward.period) // 2)
    return [CertificateHeld(p, c, half) for p, e in ward.people.items() for c in sorted(e.terms.competences)]


if __name__ == "__main__":
    main()
