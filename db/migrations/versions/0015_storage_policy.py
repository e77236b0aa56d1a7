"""How long values stay, per measure and organization; compression where the server has TimescaleDB.

Revision ID: 0015_storage_policy
Revises: 0014_pull_source
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from db import timeseries

revision = '0015_storage_policy'
down_revision = '0014_pull_source'
branch_labels = None
depends_on = None

DAYS = ('raw_days', 'minute_days', 'hour_days', 'day_days', 'compress_after_days')


def execute(statement: str) -> Sequence[Sequence[Any]]:
    """Run one statement for db/timeseries.py."""
    result = op.get_bind().execute(sa.text(statement))
    return result.all() if result.returns_rows else ()


def upgrade() -> None:
    op.create_table(
        'storage_policy',
        sa.Column('measure', sa.Text(), nullable=True),
        *[sa.Column(name, sa.Integer(), nullable=True) for name in DAYS],
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        *[sa.CheckConstraint(f'{name} >= 1', name=op.f(f'ck_storage_policy_{name}')) for name in DAYS],
        sa.PrimaryKeyConstraint('id', name=op.f('pk_storage_policy')),
        sa.UniqueConstraint('organization_id', 'measure', name=op.f('uq_storage_policy_organization_id_measure'), postgresql_nulls_not_distinct=True),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_storage_policy_organization_id')),
        schema='telemetry',
    )
    op.add_column(
        'series',
        sa.Column('raw_from', sa.DateTime(timezone=True), comment='derived numbers from before stay as they are: values may be gone'),
        schema='telemetry',
    )
    for table in timeseries.TABLES:
        timeseries.present_storage(execute).prepare_compression(execute, table)


def downgrade() -> None:
    op.drop_column('series', 'raw_from', schema='telemetry')
    op.drop_table('storage_policy', schema='telemetry')
