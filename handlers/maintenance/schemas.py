"""Shapes of what ``maintenance`` takes and gives."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema
from marshmallow.validate import Length, OneOf, Range

from db.models.maintenance import KINDS, PRIORITIES, STATUSES
from domain.maintenance import ItemKind
from handlers import inputs
from handlers.inputs import ById, Page

ITEM_KINDS = tuple(kind.value for kind in ItemKind)
_MOST_ITEMS = 200


class ItemOptions(Schema):
    """A number's unit and bounds; the choices of a choice."""

    unit = inputs.Line(30)
    low = fields.Float()
    high = fields.Float()
    choices = fields.List(inputs.Line(), validate=Length(1, 50))


class ItemInput(Schema):
    """One point of a checklist; a mandatory one blocks `done` until answered."""

    label = inputs.Line(required=True)
    kind = fields.String(load_default="check", validate=OneOf(ITEM_KINDS))
    mandatory = fields.Boolean(load_default=False)
    options = fields.Nested(ItemOptions, load_default=dict)

    @validates_schema
    def _fits(self, item: dict[str, Any], **_: Any) -> None:
        options = item["options"]
        if item["kind"] == "choice" and "choices" not in options:
            raise ValidationError("one or more choices", "options")
        if "low" in options and "high" in options and options["low"] > options["high"]:
            raise ValidationError("low not above high", "options")


def _checklist(**options: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(ItemInput), validate=Length(max=_MOST_ITEMS), **options)


class TemplateChanges(Schema):
    """What may change of a template; orders made from it before stay as they are."""

    name = inputs.Line()
    title = inputs.Line()
    description = inputs.prose()
    priority = fields.String(validate=OneOf(PRIORITIES))
    kind = fields.String(validate=OneOf(KINDS))
    checklist = _checklist()


class TemplateInput(TemplateChanges):
    """A new template."""

    name = inputs.Line(required=True)
    title = inputs.Line(required=True)


class TemplateView(Schema):
    """A template."""

    id = fields.UUID()
    name = fields.String()
    title = fields.String()
    description = fields.String()
    priority = fields.String()
    kind = fields.String()
    checklist = fields.List(fields.Dict())
    created_at = fields.DateTime()
    updated_at = fields.DateTime()


class WorkOrderInput(Schema):
    """New work on a machine: free, or copied from a template, whose fields hold where none or an empty one is
    given."""

    machine_id = fields.UUID(required=True)
    template_id = fields.UUID(allow_none=True)
    title = inputs.Line(least=0, allow_none=True)
    description = inputs.prose(allow_none=True)
    priority = fields.String(validate=OneOf(PRIORITIES), allow_none=True)
    kind = fields.String(validate=OneOf(KINDS), allow_none=True)
    due_at = inputs.instant(allow_none=True)
    assignee_id = fields.UUID(allow_none=True)
    checklist = _checklist(allow_none=True)


class WorkOrderChanges(Schema):
    """Other fields for a work order; `version` is the one that was seen."""

    version = fields.Integer(required=True, strict=True)
    title = inputs.Line()
    description = inputs.prose()
    priority = fields.String(validate=OneOf(PRIORITIES))
    kind = fields.String(validate=OneOf(KINDS))
    due_at = inputs.instant(allow_none=True)
    assignee_id = fields.UUID(allow_none=True)


class StatusChange(Schema):
    """The next status; `version` is the one that was seen; `reason` is needed to open a done order again."""

    status = fields.String(required=True, validate=OneOf(STATUSES))
    version = fields.Integer(required=True, strict=True, validate=Range(1))
    reason = inputs.prose(allow_none=True, load_default=None)


class StatusChangeById(StatusChange, ById):
    """The next status of the work order with that id."""


class Answer(Schema):
    """An answer in words: `true` or `yes` to a check, a number, a text, a choice; null takes it back."""

    answer = inputs.prose(required=True, allow_none=True)


class AnswerById(ById):
    """An answer to the checklist item with that id."""

    answer = inputs.prose(allow_none=True, load_default=None)


class Listed(Page):
    """Which part of the list of work orders."""

    status = fields.String(validate=OneOf(STATUSES))
    machine_id = fields.UUID()
    assignee_id = fields.UUID()


class ItemView(Schema):
    """A point of a checklist; `out_of_range` flags a number beyond its bounds."""

    id = fields.UUID()
    work_order_id = fields.UUID()
    position = fields.Integer()
    kind = fields.String()
    label = fields.String()
    mandatory = fields.Boolean()
    options = fields.Dict()
    answer = fields.String(allow_none=True)
    answered_by = fields.UUID(allow_none=True)
    answered_at = fields.DateTime(allow_none=True)
    out_of_range = fields.Boolean()


class EventView(Schema):
    """What happened to a work order."""

    at = fields.DateTime()
    user_id = fields.UUID(allow_none=True)
    kind = fields.String()
    details = fields.Dict()


class WorkOrderView(Schema):
    """A work order."""

    id = fields.UUID()
    number = fields.Integer()
    factory_id = fields.UUID()
    machine_id = fields.UUID()
    title = fields.String()
    description = fields.String()
    status = fields.String()
    priority = fields.String()
    kind = fields.String()
    origin = fields.String()
    assignee_id = fields.UUID(allow_none=True)
    due_at = fields.DateTime(allow_none=True)
    started_at = fields.DateTime(allow_none=True)
    completed_at = fields.DateTime(allow_none=True)
    created_by = fields.UUID(allow_none=True)
    version = fields.Integer()
    created_at = fields.DateTime()
    updated_at = fields.DateTime()


class WorkOrderWhole(WorkOrderView):
    """A work order with its checklist and its history."""

    checklist = fields.List(fields.Nested(ItemView))
    events = fields.List(fields.Nested(EventView))
