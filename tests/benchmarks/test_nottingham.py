"""Nottingham files: what each rule of a contract costs, what is left out by name, and what is refused."""

from pathlib import Path

import pytest

from adapters.solver.instance import Row
from adapters.solver.legality import lawful
from adapters.solver.scoring import score
from benchmarks.solver.nottingham import Ros, read, roster
from benchmarks.solver.unreadable import Unreadable

WARD = """<?xml version="1.0" encoding="UTF-8"?>
<SchedulingPeriod ID="small">
  <StartDate>2006-01-02</StartDate><EndDate>2006-01-15</EndDate>
  <Skills><Skill ID="RN"/></Skills>
  <SkillGroups><SkillGroup ID="both"><Skill>RN</Skill><Skill>EN</Skill></SkillGroup></SkillGroups>
  <ShiftTypes>
    <Shift ID="D"><StartTime>08:00:00</StartTime><EndTime>16:00:00</EndTime><HoursWorked>8.0</HoursWorked>
      FREE</Shift>
    <Shift ID="N"><StartTime>22:00:00</StartTime><EndTime>08:00:00</EndTime><HoursWorked>10</HoursWorked></Shift>
  </ShiftTypes>
  <ShiftGroups><ShiftGroup ID="All"><Shift>D</Shift><Shift>N</Shift></ShiftGroup></ShiftGroups>
  <Contracts><Contract ID="c">CONTRACT</Contract></Contracts>
  <Employees>
    <Employee ID="a"><ContractID>c</ContractID><Skills><Skill>RN</Skill></Skills>EMPLOYED</Employee>
    <Employee ID="b"><ContractID>c</ContractID><Skills><Skill>EN</Skill></Skills></Employee>
  </Employees>
  <CoverRequirements>COVER</CoverRequirements>
  <MasterWeights>WEIGHTS</MasterWeights>
  ELSEWHERE
</SchedulingPeriod>
"""


def ward(tmp_path: Path, **parts: str) -> Ros:
    """A ward with the given parts filled in; 2 January 2006 is a Monday."""
    text = WARD
    for place in ("FREE", "CONTRACT", "EMPLOYED", "COVER", "WEIGHTS", "ELSEWHERE"):
        text = text.replace(place, parts.get(place.lower(), ""))
    path = tmp_path / "small.ros"
    path.write_text(text)
    return read(path)


def rows(problem: Ros, line: str, other: str = "") -> tuple[Row, ...]:
    codes = {".": 0, "D": 1, "N": 2}
    return tuple(tuple(codes[x] for x in each.ljust(problem.instance.days, ".")) for each in (line, other))


def price(problem: Ros, line: str, other: str = "") -> int:
    """The penalty of a rota over that of one where nobody works."""
    found, empty = (sum(score(problem.instance, rows(problem, *x)).values()) for x in ((line, other), ("", "")))
    return found - empty


@pytest.mark.parametrize(
    ("rule", "line", "penalty"),
    [
        ('<MaxNumAssignments weight="5">2</MaxNumAssignments>', "DDN", 5),
        ('<MaxNumAssignments weight="5" on="0">2</MaxNumAssignments>', "DDN", 0),
        ("<MaxNumAssignments>2</MaxNumAssignments>", "DDN", 0),
        ('<MinNumAssignments weight="5">2</MinNumAssignments>', "DDN", -10),
        ('<MaxDaysOff weight="5">12</MaxDaysOff>', "D", -5),
        ('<MinDaysOff weight="5">12</MinDaysOff>', "DDDD", 10),
        ('<MaxWeekendDays weight="5">1</MaxWeekendDays>', ".....DD.....D", 10),
        (
            '<MaxAssignmentsForDayOfWeek weight="5"><MaxAssignments><Day>Sunday</Day><Value>0</Value></MaxAssignments>'
            "</MaxAssignmentsForDayOfWeek>",
            "DDDDDDD",
            5,
        ),
        (
            '<MaxShiftTypes weight="5"><MaxShiftType><ShiftType>N</ShiftType><Value>1</Value></MaxShiftType>'
            "</MaxShiftTypes>",
            "NNND",
            10,
        ),
        (
            '<MinShiftTypes weight="5"><MinShiftType><ShiftType>N</ShiftType><Value>1</Value></MinShiftType>'
            "</MinShiftTypes>",
            "NNND",
            -5,
        ),
        (
            '<MaxShiftTypesPerWeek weight="5"><MaxShiftTypePerWeek><ShiftType>D</ShiftType><Week>2</Week>'
            "<Value>1</Value></MaxShiftTypePerWeek></MaxShiftTypesPerWeek>",
            "DD.....DDD",
            10,
        ),
        ('<MaxShiftsPerWeek weight="5">2</MaxShiftsPerWeek>', "DDD....DDN", 10),
        ('<MinShiftsPerWeek weight="5">2</MinShiftsPerWeek>', "DDD....D", -15),
        ('<MaxHoursWorked weight="5">16</MaxHoursWorked>', "DN", 10),
        ('<MinHoursWorked weight="5">18</MinHoursWorked>', "DN", -90),
        ('<MaxHoursPerWeek weight="5">8</MaxHoursPerWeek>', "DN.....D", 50),
        (
            '<MaxHoursWorkedBetweenDates weight="5"><MaxHoursWorked><StartDate>2006-01-03</StartDate>'
            "<EndDate>2006-01-04</EndDate><Value>8</Value></MaxHoursWorked></MaxHoursWorkedBetweenDates>",
            "DDDD",
            40,
        ),
        ('<MaxConsecutiveWorkingDays weight="5">2</MaxConsecutiveWorkingDays>', "DNDD", 10),
        ('<MinConsecutiveWorkingDays weight="5">3</MinConsecutiveWorkingDays>', ".D.DD", 15),
        ('<MinConsecutiveWorkingDays weight="5">3</MinConsecutiveWorkingDays>', "D", 0),
        ('<MinConsecutiveFreeDays weight="5">2</MinConsecutiveFreeDays>', "D.D", 5),
        ('<MaxConsecutiveFreeDays weight="5">9</MaxConsecutiveFreeDays>', ".D", 15 - 25),
        (
            '<MaxConsecutiveShiftTypes weight="5"><MaxConsecutiveShiftType><ShiftGroup>All</ShiftGroup>'
            "<Value>1</Value></MaxConsecutiveShiftType></MaxConsecutiveShiftTypes>",
            "DN",
            5,
        ),
        (
            '<MinConsecutiveShiftTypes weight="5"><MinConsecutiveShiftType><ShiftType>N</ShiftType><Value>3</Value>'
            "</MinConsecutiveShiftType></MinConsecutiveShiftTypes>",
            "DND",
            10,
        ),
        (
            '<MinDaysBetweenShiftSeries weight="5"><MinDaysBetweenShifts><ShiftType>N</ShiftType><Value>3</Value>'
            "</MinDaysBetweenShifts></MinDaysBetweenShiftSeries>",
            "ND.N",
            5,
        ),
        (
            '<ValidNumConsecutiveShiftTypes weight="5"><X><ShiftType>N</ShiftType><Value>2</Value></X>'
            "<X><ShiftType>N</ShiftType><Value>3</Value></X></ValidNumConsecutiveShiftTypes>",
            ".N.NNNN",
            10,
        ),
        (
            '<ValidShiftTypeSuccessions weight="5"><Succession><ShiftTypeID1></ShiftTypeID1>'
            "<ShiftTypeID2></ShiftTypeID2></Succession><Succession><ShiftTypeID1></ShiftTypeID1>"
            "<ShiftTypeID2>D</ShiftTypeID2></Succession><Succession><ShiftTypeID1>D</ShiftTypeID1>"
            "<ShiftTypeID2></ShiftTypeID2></Succession></ValidShiftTypeSuccessions>",
            ".D.DD.N",
            5 + 5 + 5,
        ),
        ('<MaxWorkingWeekends weight="5">1</MaxWorkingWeekends>', ".....D......DD", 5),
        ('<MaxWeekendsOff weight="5">0</MaxWeekendsOff>', ".....D", -5),
        (
            "<WeekendDefinition>FridaySaturdaySunday</WeekendDefinition>"
            '<MaxWorkingWeekends weight="5">0</MaxWorkingWeekends>',
            "....D",
            5,
        ),
        ('<MaxWorkingWeekendsIncFriNight weight="5">0</MaxWorkingWeekendsIncFriNight>', "....N......D", 5),
        ('<MaxConsecutiveWorkingWeekends weight="5">1</MaxConsecutiveWorkingWeekends>', ".....D......D", 5),
        ('<MaxConsecutiveFreeWeekends weight="5">1</MaxConsecutiveFreeWeekends>', ".....D", -5),
        ('<MaxWorkingWeekendsInFourWeeks weight="5">0</MaxWorkingWeekendsInFourWeeks>', ".....D......D", 10),
        ('<CompleteWeekends weight="5">true</CompleteWeekends>', ".....D.....DD", 10),
        ('<CompleteWeekends weight="5">false</CompleteWeekends>', ".....D", 0),
        ('<IdenticalShiftTypesDuringWeekend weight="5">true</IdenticalShiftTypesDuringWeekend>', ".....DN.....D", 5),
        ('<BadPatterns><Pattern weight="5"><Shift>N</Shift><Shift>D</Shift></Pattern></BadPatterns>', "ND.ND", 10),
        ('<BadPatterns><Pattern weight="5"><Shift>N</Shift><Shift></Shift></Pattern></BadPatterns>', "ND.N", 5),
        (
            '<BadPatterns><Pattern weight="5"><Shift></Shift><Shift>$</Shift><Shift></Shift></Pattern></BadPatterns>',
            "D..D..DD",
            5,
        ),
        (
            '<BadPatterns><Pattern weight="5"><ShiftGroup>All</ShiftGroup><Shift>$</Shift></Pattern></BadPatterns>',
            "DND",
            10,
        ),
        (
            '<BadPatterns><Pattern weight="5"><Shift>N</Shift><Shift>*</Shift><NotShift>N</NotShift></Pattern>'
            "</BadPatterns>",
            "N.D..N.N",
            10,
        ),
        (
            '<BadPatterns><Pattern weight="5"><StartDay>Saturday</StartDay><Shift>$</Shift><Shift></Shift></Pattern>'
            "</BadPatterns>",
            "D....D......D",
            10,
        ),
    ],
)
def test_each_rule_of_a_contract(tmp_path: Path, rule: str, line: str, penalty: int) -> None:
    """Of ``a``; ``b`` has the same contract and no shifts in either rota."""
    problem = ward(tmp_path, contract=rule)
    assert not problem.left_out
    assert price(problem, line) == penalty


@pytest.mark.parametrize(
    ("weights", "cover", "line", "other", "penalty"),
    [
        ("<MinUnderStaffing>7</MinUnderStaffing>", "<Shift>D</Shift><Min>2</Min>", "D", "", 7),
        ("<PrefUnderStaffing>7</PrefUnderStaffing>", "<Shift>D</Shift><Preferred>2</Preferred>", "D", "N", 7),
        ("<PrefOverStaffing>7</PrefOverStaffing>", "<Shift>D</Shift><Preferred>1</Preferred>", "D", "D", 7),
        ("<MaxOverStaffing>7</MaxOverStaffing>", "<Shift>D</Shift><Max>0</Max>", "D", "D", 14),
        ("<MinUnderStaffing>7</MinUnderStaffing>", "<Skill>RN</Skill><Shift>D</Shift><Min>1</Min>", "", "D", 7),
        ("<MinUnderStaffing>7</MinUnderStaffing>", "<SkillGroup>both</SkillGroup><Shift>D</Shift><Min>1</Min>",
         "", "D", 0),
        ("", "<Shift>D</Shift><Min>2</Min>", "", "", 0),
    ],
)  # fmt: skip
def test_cover_of_a_weekday(tmp_path: Path, weights: str, cover: str, line: str, other: str, penalty: int) -> None:
    monday = f"<DayOfWeekCover><Day>Monday</Day><Cover>{cover}</Cover></DayOfWeekCover>"
    second = "<DateSpecificCover><Date>2006-01-09</Date><Cover><Shift>N</Shift><Min>0</Min></Cover></DateSpecificCover>"
    problem = ward(tmp_path, weights=weights, cover=monday + second)
    assert sum(score(problem.instance, rows(problem, line, other)).values()) == penalty


@pytest.mark.parametrize(
    ("kind", "shift", "line", "penalty"),
    [
        ("DayOff", "", "D", 5),
        ("DayOn", "", "D", -5),
        ("ShiftOff", "<ShiftTypeID>N</ShiftTypeID>", "D", 0),
        ("ShiftOff", "<ShiftTypeID>D</ShiftTypeID>", "D", 5),
        ("ShiftOn", "<ShiftTypeID>N</ShiftTypeID>", "D", 0),
        ("ShiftOn", "<ShiftTypeID>D</ShiftTypeID>", "D", -5),
        ("ShiftOn", "<ShiftGroupID>All</ShiftGroupID>", "N", -5),
    ],
)  # fmt: skip
def test_requests(tmp_path: Path, kind: str, shift: str, line: str, penalty: int) -> None:
    who = "<EmployeeID>a</EmployeeID><Date>2006-01-02</Date>"
    wish = f'<{kind}Requests><{kind} weight="5">{who}{shift}</{kind}></{kind}Requests>'
    assert price(ward(tmp_path, elsewhere=wish), line) == penalty


def test_free_time_and_skills(tmp_path: Path) -> None:
    problem = ward(
        tmp_path,
        free="<FreeTimeBefore>60</FreeTimeBefore><Skills><Skill>RN</Skill></Skills>",
        weights="<MinTimeBetweenShifts>3</MinTimeBetweenShifts><SkilledShifts>4</SkilledShifts>",
    )
    assert price(problem, "ND") == 3, "a day shift begins when the night ends"
    assert price(problem, "DN") == 0
    assert price(problem, "", "DN") == 4


def test_employment_bounds_the_days(tmp_path: Path) -> None:
    problem = ward(tmp_path, employed="<EmploymentEndDate>2006-01-03</EmploymentEndDate>")
    assert lawful(problem.instance, 0, rows(problem, "DD")[0])
    assert not lawful(problem.instance, 0, rows(problem, "DDD")[0])
    assert roster(problem, rows(problem, "DD", "N")) == "employee,day,shift\na,0,D\na,1,D\nb,0,N\n"


@pytest.mark.parametrize(
    ("part", "xml", "name", "count"),
    [
        ("contract", '<TwoFreeDaysAfterNightShifts weight="1">true</TwoFreeDaysAfterNightShifts>',
         "TwoFreeDaysAfterNightShifts", 2),
        ("contract", '<MaxHoursWorked weight="1" threshold="0.5">9</MaxHoursWorked>', "MaxHoursWorked", 2),
        ("contract", '<MaxShiftsPerDay weight="1">2</MaxShiftsPerDay>', "MaxShiftsPerDay", 2),
        ("contract", '<BadPatterns><Pattern weight="1"><Shift>N</Shift><Shift></Shift><Shift>D</Shift></Pattern>'
         "</BadPatterns>", "Pattern of 3 days", 2),
        ("contract", "<GoodPatterns><PatternGroup/></GoodPatterns>", "GoodPatterns", 2),
        ("contract", '<ValidNumConsecutiveShiftTypes weight="1"><X><ShiftType>N</ShiftType><Value>2</Value></X>'
         "<X><ShiftType>N</ShiftType><Value>4</Value></X></ValidNumConsecutiveShiftTypes>",
         "ValidNumConsecutiveShiftTypes with gaps", 2),
        ("cover", "<DayOfWeekCover><Day>Monday</Day><Cover><TimePeriod/><Min>1</Min></Cover></DayOfWeekCover>",
         "cover of a time of day", 2),
        ("elsewhere", "<Partnerships><Partnership/></Partnerships>", "Partnerships/Partnership", 1),
        ("elsewhere", '<DayOffRequests><DayOff weight="1" holiday="true"><EmployeeID>a</EmployeeID>'
         "<Date>2006-01-02</Date></DayOff></DayOffRequests>", "day off that counts as work", 1),
        ("elsewhere", '<DayOffRequests><DayOff weight="1"><EmployeeID>a</EmployeeID>'
         "<Date>2006-01-16</Date></DayOff></DayOffRequests>", "request beyond the plan", 1),
        ("elsewhere", "<SchedulingHistory><EmployeeHistory><PreviousAssignments><Day/></PreviousAssignments>"
         "</EmployeeHistory></SchedulingHistory>", "history of an employee", 1),
        ("elsewhere", "<Robots><Robot/></Robots>", "section Robots", 1),
    ],
)  # fmt: skip
def test_what_is_left_out_is_counted(tmp_path: Path, part: str, xml: str, name: str, count: int) -> None:
    assert ward(tmp_path, **{part: xml}).left_out == {name: count}


@pytest.mark.parametrize(
    ("part", "xml", "words"),
    [
        ("contract", '<MaxNumAssignments weight="1">many</MaxNumAssignments>', "MaxNumAssignments is 'many'"),
        ("contract", '<MaxNumAssignments weight="x">2</MaxNumAssignments>', "the weight of MaxNumAssignments is 'x'"),
        ("contract", '<BadPatterns><Pattern weight="1"><Shift>Q</Shift></Pattern></BadPatterns>', "shift 'Q'"),
        ("cover", "<DayOfWeekCover><Day>Monday</Day><Cover><Shift>D</Shift><SkillGroup>Q</SkillGroup></Cover>"
         "</DayOfWeekCover>", "skill group 'Q'"),
        ("weights", "<MaxNumAssignments>1.5</MaxNumAssignments>", "MaxNumAssignments is '1.5'"),
        ("employed", "<EmploymentEndDate>soon</EmploymentEndDate>", "'soon' is no date"),
        ("elsewhere", "<DayOffRequests><DayOff><EmployeeID>z</EmployeeID><Date>2006-01-02</Date></DayOff>"
         "</DayOffRequests>", "employee 'z'"),
        ("contract", '<MaxAssignmentsForDayOfWeek weight="1"><X><Day>Sun</Day><Value>1</Value></X>'
         "</MaxAssignmentsForDayOfWeek>", "a value cannot be read"),
        ("free", "<FreeTimeAfter>long</FreeTimeAfter>", "'long'"),
        ("elsewhere", "<Unclosed>", "it is no XML"),
        ("elsewhere", "<!ENTITY x 'y'>", "entities of its own"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(tmp_path: Path, part: str, xml: str, words: str) -> None:
    with pytest.raises(Unreadable, match=r"small\.ros.*") as refused:
        ward(tmp_path, **{part: xml})
    assert words in str(refused.value)
