"""What devices' and gateways' clocks say beside ours, and how wrong ones are corrected.

Revision ID: 0019_clocks
Revises: 0018_threshold_rules
"""

import sqlalchemy as sa
from alembic import op

revision = '0019_clocks'
down_revision = '0018_threshold_rules'
branch_labels = None
depends_on = None

COMMENT = 'added to the times that it measures; null: as its gateway says'


def upgrade() -> None:
    for table in ('gateway', 'device'):
        comment = COMMENT if table == 'device' else 'added to the times of its devices; null: nothing'
        op.add_column(table, sa.Column('clock_offset_seconds', sa.Double(), comment=comment), schema='factories')
    op.create_table(
        'device_clock',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('device_id', sa.Uuid(), nullable=False),
        sa.Column('measured_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('gateway_at', sa.DateTime(timezone=True)),
        sa.Column('received_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('lag_seconds', sa.Double(), nullable=False),
        sa.Column('gateway_lag_seconds', sa.Double()),
        sa.Column('since', sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint('device_id', name=op.f('pk_device_clock')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_device_clock_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'device_id'], ['factories.device.organization_id', 'factories.device.id'], ondelete='CASCADE', name=op.f('fk_device_clock_organization_id_device_id')),
        schema='telemetry',
    )


def downgrade() -> None:
    op.drop_table('device_clock', schema='telemetry')
    for table in ('gateway', 'device'):
        op.drop_column(table, 'clock_offset_seconds', schema='factories')
