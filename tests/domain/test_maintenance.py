import pytest

from domain.intervals import Span
from domain.maintenance import (
    TRANSITIONS,
    ChecklistItem,
    ItemKind,
    Status,
    TransitionError,
    crosses_reorder_point,
    deadline,
    move,
    open_items,
)
from tests.domain.times import at, minutes

ALLOWED = {
    ("open", "in_progress"), ("in_progress", "on_hold"), ("on_hold", "in_progress"), ("in_progress", "done"),
    ("done", "closed"), ("done", "open"),
    ("open", "cancelled"), ("in_progress", "cancelled"), ("on_hold", "cancelled"),
}  # fmt: skip


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("to", list(Status))
def test_every_move(status: Status, to: Status) -> None:
    if (status.value, to.value) in ALLOWED:
        assert move(status, to, reason="leaks again") is to
    else:
        with pytest.raises(TransitionError, match=f"status: {status.value} can't become {to.value}"):
            move(status, to, reason="leaks again")


def test_final_statuses_lead_nowhere() -> None:
    assert {s for s, to in TRANSITIONS.items() if not to} == {Status.CLOSED, Status.CANCELLED}


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_opening_a_done_order_needs_a_reason(reason: str | None) -> None:
    with pytest.raises(TransitionError, match="reason: missing"):
        move(Status.DONE, Status.OPEN, reason=reason)


@pytest.mark.parametrize(
    ("item", "answered"),
    [
        (ChecklistItem("guard closed", mandatory=True), False),
        (ChecklistItem("guard closed", mandatory=True, answer=False), False),
        (ChecklistItem("guard closed", mandatory=True, answer=True), True),
        (ChecklistItem("pressure", ItemKind.NUMBER, mandatory=True), False),
        (ChecklistItem("pressure", ItemKind.NUMBER, mandatory=True, answer=0.0), True),
        (ChecklistItem("remark", ItemKind.TEXT, mandatory=True, answer=" "), False),
        (ChecklistItem("oil", ItemKind.CHOICE, mandatory=True, answer="ok", choices=("ok", "low")), True),
        (ChecklistItem("hours", ItemKind.METER, answer=None), True),
    ],
)
def test_a_mandatory_item_blocks_done(item: ChecklistItem, answered: bool) -> None:
    assert (open_items([item]) == ()) is answered
    if answered:
        assert move(Status.IN_PROGRESS, Status.DONE, checklist=[item]) is Status.DONE
    else:
        with pytest.raises(TransitionError, match=f"checklist: {item.title} must be answered"):
            move(Status.IN_PROGRESS, Status.DONE, checklist=[item])
    assert move(Status.IN_PROGRESS, Status.ON_HOLD, checklist=[item]) is Status.ON_HOLD


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        (ItemKind.CHECK, "yes", "true or false"),
        (ItemKind.NUMBER, "5", "a finite number"),
        (ItemKind.NUMBER, True, "a finite number"),
        (ItemKind.METER, float("inf"), "a finite number"),
        (ItemKind.TEXT, 5.0, "a text"),
        (ItemKind.CHOICE, "high", "one of ok, low"),
    ],
)
def test_an_answer_of_another_kind_is_refused(kind: ItemKind, answer: object, expected: str) -> None:
    choices = ("ok", "low") if kind is ItemKind.CHOICE else ()
    with pytest.raises(ValueError, match=f"answer: .* given for 'x', {expected} is expected"):
        ChecklistItem("x", kind, answer=answer, choices=choices)  # type: ignore[arg-type]  # the mistake under test


def test_a_number_outside_its_range_is_kept_and_flagged() -> None:
    found = [
        ChecklistItem("bar", ItemKind.NUMBER, answer=value, low=4, high=6).is_out_of_range
        for value in (3.9, 4.0, 6.0, 6.1)
    ]
    assert found == [True, False, False, True]
    assert not ChecklistItem("bar", ItemKind.NUMBER, low=4).is_out_of_range


def test_a_choice_without_choices_is_refused() -> None:
    with pytest.raises(ValueError, match="choices: none given for 'oil'"):
        ChecklistItem("oil", ItemKind.CHOICE)


def test_deadlines_run_in_calendar_or_shift_time_and_pause_on_hold() -> None:
    hour = 3600
    assert deadline(at(0), 4 * hour) == at(240)
    assert deadline(at(0), 4 * hour, holds=[minutes(60, 120)]) == at(300)
    shifts = [minutes(0, 120), minutes(600, 720)]
    assert deadline(at(60), 2 * hour, working=shifts) == at(660)
    assert deadline(at(60), 2 * hour, working=shifts, holds=[Span(at(60), at(90))]) == at(690)
    assert deadline(at(60), 9 * hour, working=shifts) is None
    assert deadline(at(0), hour, working=[]) is None
    with pytest.raises(ValueError, match="allowed_s: -1 given"):
        deadline(at(0), -1)


@pytest.mark.parametrize(
    ("before", "after", "told"), [(6, 5, True), (6, 4, True), (5, 4, False), (7, 6, False), (4, 9, False)]
)
def test_the_reorder_point_is_told_once_on_the_way_down(before: float, after: float, told: bool) -> None:
    assert crosses_reorder_point(before, after, 5) is told
