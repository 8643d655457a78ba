"""Observations: put down once, of days that have been, with the newest of each measure at hand."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import DAY, Period
from domain.ids import ObservationId
from domain.observation.observations import (
    OBSERVATIONS,
    ObservationIsRecorded,
    ObservationUnusable,
    Observed,
    ObservedAhead,
    RecordObservation,
    UnitObserved,
)
from domain.watched import Measured, Watched
from tests.examples import LEADER, UNIT
from tests.scenario import given

JANUARY, FEBRUARY = Period(date(2027, 1, 1), date(2027, 1, 31)), Period(date(2027, 2, 1), date(2027, 2, 28))
TODAY, COUNTED = date(2027, 3, 8), date(2027, 3, 3)
THREE = Measured(Watched.VACANT_POSITIONS, 300)
RECORD = RecordObservation(ObservationId("hr.2"), UNIT, THREE, FEBRUARY, "the register", COUNTED, TODAY, LEADER)
RECORDED = UnitObserved(ObservationId("hr.2"), UNIT, THREE, FEBRUARY, "the register", COUNTED, TODAY, LEADER)


def test_it_carries_both_dates() -> None:
    after = given(OBSERVATIONS).when(RECORD).then(RECORDED)
    assert after.stands(Observed).measured == (THREE,)


def test_it_is_put_down_once() -> None:
    given(OBSERVATIONS, RECORDED).when(replace(RECORD, source="again")).refused(ObservationIsRecorded)


@pytest.mark.parametrize(
    "measured",
    [
        Measured(Watched.SICKNESS_PERCENT, 1001),
        Measured(Watched.VACANCIES, -1),
        Measured(Watched.WEEKEND_COMPETENCE, 1),
        Measured(Watched.SICKNESS_PERCENT, 10, "chemo"),
    ],
)
def test_no_amount_of_its_measure(measured: Measured) -> None:
    given(OBSERVATIONS).when(replace(RECORD, measured=measured)).refused(ObservationUnusable)


def test_nothing_is_observed_ahead() -> None:
    given(OBSERVATIONS).when(replace(RECORD, observed_on=TODAY + DAY)).refused(ObservedAhead)
    given(OBSERVATIONS).when(replace(RECORD, observed_on=FEBRUARY.first_day - DAY)).refused(ObservedAhead)
    given(OBSERVATIONS).when(replace(RECORD, observed_on=TODAY)).then(replace(RECORDED, observed_on=TODAY))
    early = FEBRUARY.first_day
    given(OBSERVATIONS).when(replace(RECORD, observed_on=early)).then(replace(RECORDED, observed_on=early))


def test_the_newest_is_of_the_latest_days_and_then_the_last_put_down() -> None:
    earlier = replace(RECORDED, observation=ObservationId("hr.1"), period=JANUARY, measured=replace(THREE, value=900))
    backlog = given(OBSERVATIONS, RECORDED, earlier).stands(Observed)
    assert backlog.measured == (THREE,)
    assert (backlog.is_newest(ObservationId("hr.2")), backlog.is_newest(ObservationId("hr.1"))) == (True, False)
    corrected = replace(RECORDED, observation=ObservationId("hr.2b"), measured=replace(THREE, value=250))
    after = given(OBSERVATIONS, RECORDED, earlier, corrected).stands(Observed)
    assert after.measured == (replace(THREE, value=250),)
    assert len(after.recorded) == 3


def test_each_measure_and_competence_has_its_newest() -> None:
    chemo = replace(RECORDED, measured=Measured(Watched.WEEKEND_COMPETENCE, 1, "chemo"))
    intensive = replace(RECORDED, measured=Measured(Watched.WEEKEND_COMPETENCE, 2, "intensive"))
    observed = given(OBSERVATIONS, RECORDED, chemo, intensive).stands(Observed)
    assert set(observed.measured) == {THREE, chemo.measured, intensive.measured}


def test_nothing_is_known_of_days_after_it_was_observed() -> None:
    """So that no observation said to be of all days to come keeps later ones from counting."""
    ever = Period(JANUARY.first_day, date.max)
    ahead = replace(RECORDED, observation=ObservationId("hr.0"), period=ever, observed_on=JANUARY.last_day)
    after = given(OBSERVATIONS, ahead, RECORDED).stands(Observed)
    assert after.is_newest(RECORDED.observation)
    assert after.measured == (THREE,)
