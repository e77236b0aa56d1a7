"""Births of Sparkplug edge nodes, and when a device or gateway said that it is gone.

Revision ID: 0006_sparkplug
Revises: 0005_command
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0006_sparkplug'
down_revision = '0005_command'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ('device', 'gateway'):
        op.add_column(table, sa.Column('gone_at', sa.DateTime(timezone=True),
                      comment='when it said that it is gone; until it is seen again'), schema='factories')
    op.create_table(
        'sparkplug_birth',
        sa.Column('gateway_id', sa.Uuid(), nullable=False),
        sa.Column('device_serial', sa.Text(), nullable=False),
        sa.Column('bd_seq', sa.BigInteger()),
        sa.Column('metrics', JSONB(), nullable=False),
        sa.Column('born_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('gateway_id', 'device_serial', name=op.f('pk_sparkplug_birth')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_sparkplug_birth_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'gateway_id'], ['factories.gateway.organization_id', 'factories.gateway.id'],
                                ondelete='CASCADE', name=op.f('fk_sparkplug_birth_organization_id_gateway_id')),
        schema='telemetry',
    )


def downgrade() -> None:
    op.drop_table('sparkplug_birth', schema='telemetry')
    for table in ('device', 'gateway'):
        op.drop_column(table, 'gone_at', schema='factories')
