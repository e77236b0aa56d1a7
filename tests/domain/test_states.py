"""States from events, levels and counts: E14, E15, and the log of a real turning centre."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intervals import Span, Valued, clip, join_equal
from domain.machine_state import (
    MTCONNECT_EXECUTION,
    PACKML_ISA_TR88,
    PACKML_OPC_30060,
    STATE_TABLES,
    TIME_ELEMENT,
    MachineState,
    UnmappedStateError,
    map_state,
    state_from_mtconnect,
    state_from_packml,
    state_said,
)
from domain.state_derivation import (
    LevelRule,
    silence_limit_s,
    states_from_counts,
    states_from_events,
    states_from_level,
    with_silence,
)
from tests.domain.recordings import recording
from tests.domain.times import DAY, at, clock

MAZAK = recording("nist-mazak01-events/Mazak01-20180924.txt")
S = MachineState


def seconds(n: float) -> datetime:
    return DAY + timedelta(seconds=n)


def test_e14_stops_from_a_counter() -> None:
    times = [clock(t) for t in ("08:00:00", "08:00:30", "08:01:00", "08:03:00", "08:12:00")]
    found = states_from_counts([(t, 30.0) for t in times], until=clock("08:12:30"))
    stops = [(d.span, d.span.duration_s, d.known_at) for d in found if d.state is S.STOPPED]
    assert stops == [
        (Span(clock("08:01:30"), clock("08:03:00")), 90, clock("08:02:00")),
        (Span(clock("08:03:30"), clock("08:12:00")), 510, clock("08:04:00")),
    ]


def test_e14_live_a_stop_shows_after_two_cycles_and_is_backdated() -> None:
    times = [(clock("08:00:00"), 30.0)]
    assert [d.state for d in states_from_counts(times, until=clock("08:01:00"))] == [S.RUNNING]
    late = states_from_counts(times, until=clock("08:01:01"))
    assert [(d.state, d.span.start) for d in late][1:] == [(S.STOPPED, clock("08:00:30"))]


def test_a_counter_without_a_cycle_time_or_a_word_tells_nothing() -> None:
    times = [(clock("08:00:00"), 30.0), (clock("08:00:30"), None), (clock("08:02:00"), 30.0)]
    found = states_from_counts(times, until=clock("08:30:00"))
    assert [(d.state, d.span.start) for d in found] == [
        (S.RUNNING, clock("08:00:00")),
        (S.UNKNOWN, clock("08:00:30")),
        (S.RUNNING, clock("08:02:00")),
        (S.STOPPED, clock("08:02:30")),
    ]
    heard = [clock("08:00:00"), clock("08:00:30"), clock("08:02:00"), clock("08:10:00")]
    pieces = with_silence(found, heard, clock("08:30:00"), 600)
    assert (pieces[-1].value, pieces[-1].span.start) == (S.UNKNOWN, clock("08:10:00"))
    assert pieces[-2].value is S.STOPPED


def test_e15_states_from_power() -> None:
    values = [3, 9, 9, 7.5, 7.5, 6, 6, 6, 6]
    rule = LevelRule(run_from=8, hysteresis=1, off_below=1, dwell_s=30)
    found = states_from_level([(seconds(10 * i), v) for i, v in enumerate(values)], rule, until=seconds(90))
    assert [(d.state, d.span.start, d.known_at) for d in found] == [
        (S.IDLE, seconds(0), seconds(0)),
        (S.RUNNING, seconds(10), seconds(40)),
        (S.IDLE, seconds(50), seconds(80)),
    ]


def test_a_shorter_excursion_than_the_dwell_is_no_change() -> None:
    values = [9, 9, 9, 2, 9, 9]
    rule = LevelRule(run_from=8, off_below=1, dwell_s=30)
    found = states_from_level([(seconds(10 * i), v) for i, v in enumerate(values)], rule, until=seconds(60))
    assert [d.state for d in found] == [S.RUNNING]


def test_silence_is_unknown_from_the_last_message() -> None:
    rule = LevelRule(run_from=8, dwell_s=0, silence_s=60)
    samples = [(seconds(t), 9.0) for t in (0, 30, 300, 330)]
    found = states_from_level(samples, rule, until=seconds(500))
    assert [(d.state, d.span) for d in found] == [
        (S.RUNNING, Span(seconds(0), seconds(30))),
        (S.UNKNOWN, Span(seconds(30), seconds(300))),
        (S.RUNNING, Span(seconds(300), seconds(330))),
        (S.UNKNOWN, Span(seconds(330), seconds(500))),
    ]
    events = states_from_events([(seconds(0), S.RUNNING), (seconds(300), S.IDLE)], seconds(340), silence_s=60)
    assert [p.value for p in events] == [S.UNKNOWN, S.IDLE]
    assert (silence_limit_s(10), silence_limit_s(60)) == (60, 180)


@given(st.lists(st.tuples(st.integers(0, 500), st.floats(0, 12)), max_size=40), st.randoms(use_true_random=False))
def test_late_and_repeated_samples_change_nothing(
    samples: list[tuple[int, float]], shuffle: random.Random
) -> None:
    points = [(seconds(t), v) for t, v in samples]
    mixed = [*points, *points[::3]]
    shuffle.shuffle(mixed)
    rule = LevelRule(run_from=8, hysteresis=1, off_below=2, dwell_s=20, silence_s=90)
    found = states_from_level(mixed, rule, until=seconds(600))
    assert found == states_from_level(points, rule, until=seconds(600))
    if points:
        assert sum(d.span.duration_s for d in found) == (seconds(600) - min(t for t, _ in points)).total_seconds()
        assert all(a.span.end == b.span.start and a.state != b.state for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("execution", "extra", "state"),
    [
        ("ACTIVE", {}, S.RUNNING),
        ("READY", {}, S.IDLE),
        ("FEED_HOLD", {}, S.STOPPED),
        ("STOPPED", {"condition_fault": True}, S.FAULT),
        ("ACTIVE", {"condition_fault": True}, S.RUNNING),
        ("READY", {"mode": "MANUAL_DATA_INPUT"}, S.SETUP),
        ("READY", {"power": "OFF"}, S.OFF),
        ("UNAVAILABLE", {"mode": "MANUAL", "power": "OFF", "condition_fault": True}, S.UNKNOWN),
    ],
)
def test_mtconnect(execution: str, extra: dict[str, object], state: MachineState) -> None:
    assert state_from_mtconnect(execution, **extra) is state  # type: ignore[arg-type]  # keyword cases


def test_packml_numbers_depend_on_the_numbering() -> None:
    assert state_from_packml(4, PACKML_OPC_30060) is S.RUNNING
    assert state_from_packml(4, PACKML_ISA_TR88) is S.IDLE
    assert state_from_packml(4, PACKML_OPC_30060, mode="Maintenance") is S.PLANNED_STOP
    assert len(PACKML_OPC_30060) == len(PACKML_ISA_TR88) == 17
    assert sorted(PACKML_OPC_30060.values()) == sorted(PACKML_ISA_TR88.values())


def test_an_unknown_word_is_named_with_what_is_expected() -> None:
    with pytest.raises(
        UnmappedStateError, match=r"state: 'RUNNIN' is not in the device's table; one of ACTIVE, READY"
    ):
        map_state("RUNNIN", MTCONNECT_EXECUTION)


def test_every_state_has_a_time_element_and_a_word() -> None:
    assert set(TIME_ELEMENT) == set(MachineState)
    assert {map_state(s.value, STATE_TABLES["millwright"]) for s in MachineState} == set(MachineState)


WORDS = ("UNAVAILABLE", "STOPPED", "READY", "ACTIVE", "FEED_HOLD", "INTERRUPTED")


# Of two states with one stamp the graver holds, so the order of delivery doesn't matter.
@given(st.permutations([(0, S.RUNNING), (10, S.FAULT), (10, S.IDLE), (20, S.UNKNOWN), (20, S.RUNNING)]))
def test_the_order_of_events_changes_nothing(events: list[tuple[int, MachineState]]) -> None:
    found = states_from_events([(seconds(t), s) for t, s in [*events, *events]], seconds(30))
    assert [(p.value, p.span.duration_s) for p in found] == [(S.RUNNING, 10), (S.FAULT, 10), (S.RUNNING, 10)]


MAZAK_DAYS = {  # seconds per UTC day in each of the words above, as published beside the recording
    "20180924": (52_466.1, 13_186.3, 16_753.0, 3_788.0, 198.2, 8.5),
    "20180925": (52_259.4, 2_313.4, 28_485.8, 3_277.6, 63.8, 0),
    "20180926": (53_127.5, 6_846.1, 16_424.5, 9_533.5, 461.0, 7.6),
    "20180927": (51_760.8, 10_590.6, 14_738.0, 9_259.2, 18.9, 32.6),
    "20180928": (86_400, 0, 0, 0, 0, 0),
}


def mazak_events() -> list[tuple[datetime, str]]:
    events = []
    for path in sorted(MAZAK.path.parent.glob("Mazak01-2018*.txt")):
        for line in path.read_text().splitlines():
            stamp, item, value, *_ = line.split("|")
            if item == "execution":
                events.append((datetime.fromisoformat(stamp.replace("Z", "+00:00")), value))
    return events


@MAZAK.needed
def test_a_real_log_with_repeated_and_unordered_lines_gives_its_reference_times() -> None:
    shuffled = mazak_events()
    random.Random(1).shuffle(shuffled)
    events = [(time, MTCONNECT_EXECUTION[word]) for time, word in shuffled]
    pieces = states_from_events(events, datetime(2018, 10, 1, tzinfo=UTC))
    for day, reference in MAZAK_DAYS.items():
        start = datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC)
        window = Span(start, start + timedelta(days=1))
        expected = dict.fromkeys(MachineState, 0.0)
        for word, value in zip(WORDS, reference, strict=True):
            expected[MTCONNECT_EXECUTION[word]] += value
        found = {s: sum(c.duration_s for c in clip([p.span for p in pieces if p.value is s], window)) for s in S}
        assert found == pytest.approx(expected, abs=1.0), day


def test_no_message_at_all_gives_no_state() -> None:
    assert states_from_events([], DAY) == ()
    assert states_from_counts([], DAY) == ()
    assert states_from_level([], LevelRule(run_from=1), DAY) == ()


def test_joining_keeps_values_apart() -> None:
    pieces = [Valued(Span(at(0), at(1)), "a"), Valued(Span(at(1), at(2)), "a"), Valued(Span(at(2), at(3)), "b")]
    assert [(p.span.duration_s, p.value) for p in join_equal(pieces[::-1])] == [(120, "a"), (60, "b")]


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("running", "running"), ("Running ", "running"), ("ACTIVE", "running"), ("active", "running"),
        ("planned-stop", "planned_stop"), ("Feed Hold", "stopped"), ("PROGRAM_STOPPED", "stopped"),
        ("OPTIONAL_STOP", "stopped"), ("PROGRAM_COMPLETED", "idle"), ("WAIT", "waiting"),
        ("UNAVAILABLE", "unknown"), ("STOPPED", "stopped"), ("zapped", "unknown"), ("", "unknown"),
        ("Execute", "running"), ("HELD", "stopped"), ("Suspended", "idle"), ("Aborted", "fault"),
        ("Complete", "idle"), ("6", "unknown"),
        ("NotExecuting", "idle"), ("FeedHold", "stopped"), ("PRD", "running"), ("UDT", "stopped"), ("NST", "off"),
        ("läuft", "running"), ("Störung", "fault"), ("Stoerung", "fault"), ("STO\u0308RUNG", "fault"),
        ("Not-Aus", "fault"), ("Rüsten", "setup"), ("Wartung", "planned_stop"), ("Pause", "unknown"),
        ("Maintenance", "planned_stop"), ("blocked", "waiting"), ("E-Stop", "fault"), ("no data", "unknown"),
    ],
)  # fmt: skip
def test_words_of_controls_in_any_writing(word: str, state: str) -> None:
    assert state_said(word).value == state
