"""Checklists: from rows to what ``domain.maintenance`` decides about, and answers in words to values."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping

from core.clock import now
from core.tokens import Identity
from domain.maintenance import ChecklistItem, ItemKind
from handlers.absence import absent
from handlers.identity import acting_user
from handlers.maintenance import errors, store
from handlers.validation import Fields

_ANSWERABLE = ("open", "in_progress", "on_hold")
_TICKED, _UNTICKED = ("true", "yes"), ("false", "no")


def copy_items(order: RowMapping, checklist: Iterable[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The rows of a new order's checklist: a copy, so that later edits of a template leave it alone."""
    owner = {"organization_id": order["organization_id"], "work_order_id": order["id"]}
    return [
        owner
        | {
            "position": position,
            "kind": item.get("kind", "check"),
            "label": item["label"],
            "mandatory": item.get("mandatory", False),
            "options": item.get("options", {}),
        }
        for position, item in enumerate(checklist, start=1)
    ]


def meant(row: RowMapping, answer: str | None) -> ChecklistItem:
    """The item with an answer in words; ValueError says what is expected instead."""
    kind = ItemKind(row["kind"])
    options = row["options"]
    return ChecklistItem(
        title=row["label"],
        kind=kind,
        mandatory=row["mandatory"],
        answer=None if answer is None else _value(kind, answer),
        unit=options.get("unit"),
        low=options.get("low"),
        high=options.get("high"),
        choices=tuple(options.get("choices", ())),
    )


def _value(kind: ItemKind, answer: str) -> bool | float | str:
    if kind is ItemKind.CHECK and answer in _TICKED:
        return True
    if kind in (ItemKind.NUMBER, ItemKind.METER):
        try:
            return float(answer)
        except ValueError:
            return answer
    return answer


def _kept(kind: ItemKind, answer: str | None) -> str | None:
    """The answer as it is stored: a tick is ``true``, a tick taken away is no answer."""
    if kind is not ItemKind.CHECK or answer is None:
        return answer
    word = answer.strip().lower()
    if word in _UNTICKED:
        return None
    return "true" if word in _TICKED else answer


def view(row: RowMapping) -> dict[str, Any]:
    """An item as it is shown, with the flag of a number beyond its bounds."""
    return dict(row) | {"out_of_range": meant(row, row["answer"]).is_out_of_range}


def answer(connection: Connection, identity: Identity, fields: Fields) -> dict[str, Any]:
    """Store an answer, or take it back with None. The order's version stays: others may answer beside one."""
    item = store.item(connection, identity, fields["id"])
    order = store.order(connection, identity, item["work_order_id"], lock=True) if item else None
    if item is None or order is None:
        raise absent("checklist item", "id", fields["id"])
    if order["status"] not in _ANSWERABLE:
        raise errors.finished(order["status"])
    given = _kept(ItemKind(item["kind"]), fields["answer"])
    try:
        meant(item, given)
    except ValueError as error:
        raise errors.misfit(error, given or "") from None
    user_id = acting_user(identity)
    answered = {"answered_by": user_id, "answered_at": now()} if given is not None else {}
    values = {"answer": given, "answered_by": None, "answered_at": None} | answered
    row = store.answer_item(connection, item["id"], values)
    store.add_event(connection, order, user_id, "answered", position=item["position"], answer=given)
    return view(row)
