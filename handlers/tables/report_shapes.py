"""What all reports are asked for with, and how their answers and rows begin: one base for every service's."""

from marshmallow import Schema, fields
from marshmallow.validate import OneOf

from handlers import inputs
from handlers.oee.store_reports import SCOPES


class AskedReport(Schema):
    """What a report is about, and over which span; each adds ``by``, the rows that it can be cut into."""

    scope = fields.String(required=True, validate=OneOf(list(SCOPES)))
    scope_id = fields.UUID(required=True)
    from_ = inputs.instant(required=True, data_key="from")
    to = inputs.instant(required=True)


class ReportHead(Schema):
    """What was asked for, and the name of what it is about; each adds its rows."""

    scope = fields.String()
    scope_id = fields.UUID()
    label = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
    by = fields.String()


class RowHead(Schema):
    """Which row of a report it is."""

    key = fields.String()
    label = fields.String()
    from_ = fields.AwareDateTime(attribute="from", data_key="from")
    to = fields.AwareDateTime()
