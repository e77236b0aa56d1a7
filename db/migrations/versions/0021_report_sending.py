"""Deliveries of reports say that they are being handed over, and that nobody knows how that ended.

Revision ID: 0021_report_sending
Revises: 0020_oee_target
"""

import sqlalchemy as sa
from alembic import op

revision = '0021_report_sending'
down_revision = '0020_oee_target'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('report_delivery', sa.Column('message_id', sa.Text(), comment="what the mail server's log knows it by"),
                  schema='reports')
    op.add_column('report_delivery', sa.Column('sending_since', sa.DateTime(timezone=True),
                                               comment='when the mail server was about to be given it'), schema='reports')
    op.drop_constraint(op.f('ck_report_delivery_status'), 'report_delivery', schema='reports', type_='check')
    op.create_check_constraint(op.f('ck_report_delivery_status'), 'report_delivery',
                               "status IN ('queued', 'sending', 'sent', 'failed', 'unknown')", schema='reports')


def downgrade() -> None:
    op.execute("UPDATE reports.report_delivery SET status = 'failed' WHERE status IN ('sending', 'unknown')")
    op.drop_constraint(op.f('ck_report_delivery_status'), 'report_delivery', schema='reports', type_='check')
    op.create_check_constraint(op.f('ck_report_delivery_status'), 'report_delivery',
                               "status IN ('queued', 'sent', 'failed')", schema='reports')
    op.drop_column('report_delivery', 'sending_since', schema='reports')
    op.drop_column('report_delivery', 'message_id', schema='reports')
