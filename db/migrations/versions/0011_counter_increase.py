"""Rollups carry what counters counted; a counter may be exchanged under its device.

Revision ID: 0011_counter_increase
Revises: 0010_interval_meters
"""

import sqlalchemy as sa
from alembic import op

revision = '0011_counter_increase'
down_revision = '0010_interval_meters'
branch_labels = None
depends_on = None

ROLLUPS = ('measurement_minute', 'measurement_hour', 'measurement_day')


def upgrade() -> None:
    for table in ROLLUPS:
        column = sa.Column('increase', sa.Double(), comment='what a counter counted up to the readings here')
        op.add_column(table, column, schema='telemetry')
    op.create_table(
        'counter_exchange',
        sa.Column('series_id', sa.Integer(), nullable=False),
        sa.Column('time', sa.DateTime(timezone=True), nullable=False),
        sa.Column('last_value', sa.Double(), nullable=False),
        sa.Column('first_value', sa.Double(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_counter_exchange')),
        sa.UniqueConstraint('series_id', 'time', name=op.f('uq_counter_exchange_series_id_time')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_counter_exchange_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'series_id'], ['telemetry.series.organization_id', 'telemetry.series.id'], ondelete='CASCADE', name=op.f('fk_counter_exchange_organization_id_series_id')),
        schema='telemetry',
    )
    # What was counted before is summed with the next derivation of its organization.
    op.execute(
        'INSERT INTO telemetry.dirty_range AS d (series_id, from_time, to_time)'
        ' SELECT s.id, min(m.time), max(m.time) FROM telemetry.series s JOIN telemetry.measurement m ON m.series_id = s.id'
        " WHERE s.kind = 'counter' GROUP BY s.id ON CONFLICT (series_id) DO UPDATE"
        ' SET from_time = least(d.from_time, excluded.from_time), to_time = greatest(d.to_time, excluded.to_time),'
        ' marked_at = clock_timestamp()'
    )


def downgrade() -> None:
    op.drop_table('counter_exchange', schema='telemetry')
    for table in ROLLUPS:
        op.drop_column(table, 'increase', schema='telemetry')
