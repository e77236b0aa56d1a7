"""Results of days, planned time in which nothing counts parts, and the watch over measures of machines.

Revision ID: 0007_figures
Revises: 0006_sparkplug
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0007_figures'
down_revision = '0006_sparkplug'
branch_labels = None
depends_on = None

SECONDS = ('planned_busy_seconds', 'production_seconds', 'setup_seconds', 'delay_seconds', 'down_seconds',
           'unknown_seconds', 'ideal_all_seconds', 'ideal_good_seconds', 'produced_quantity', 'good_quantity',
           'scrap_quantity', 'outside_plan_quantity')
LATER = ('planned_down_seconds', 'fault_seconds', 'failures', 'minor_stop_run_seconds', 'minor_stop_down_seconds',
         'rework_quantity', 'unassigned_quantity', 'outside_plan_run_seconds')
UNCOUNTED = 'planned busy time in which nothing could have counted a part'


def _uncounted() -> sa.Column[float]:
    return sa.Column('uncounted_seconds', sa.Double(), server_default=sa.text('0'), nullable=False, comment=UNCOUNTED)


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(['organization_id', column], [f'{target}.organization_id', f'{target}.id'],
                                   name=op.f(f'fk_{table}_organization_id_{column}'), ondelete='CASCADE')


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'],
                                name=op.f(f'fk_{table}_organization_id'), ondelete='CASCADE'),
        _reference(table, 'machine_id', 'factories.machine'),
    ]


def upgrade() -> None:
    for table in ('hour_result', 'shift_result'):
        op.add_column(table, _uncounted(), schema='oee')
    op.create_table(
        'day_result',
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False, comment='local midnight'),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=False, comment='the next one'),
        *(sa.Column(name, sa.Double(), nullable=False) for name in SECONDS),
        *(sa.Column(name, sa.Integer() if name == 'failures' else sa.Double(), server_default=sa.text('0'),
                    nullable=False) for name in LATER),
        _uncounted(),
        *_owned('day_result'),
        _reference('day_result', 'factory_id', 'factories.factory'),
        sa.UniqueConstraint('machine_id', 'started_at', name=op.f('uq_day_result_machine_id_started_at')),
        schema='oee',
    )
    columns = (*SECONDS, *LATER)
    local = "date_trunc('day', h.started_at AT TIME ZONE f.time_zone)"
    day, following = (f'({edge}) AT TIME ZONE f.time_zone' for edge in (local, f"{local} + interval '1 day'"))
    op.execute(
        'INSERT INTO oee.day_result (organization_id, factory_id, machine_id, started_at, ended_at, '
        + ', '.join(columns)
        + f") SELECT h.organization_id, h.factory_id, h.machine_id, {day}, {following}, "
        + ', '.join(f'sum(h.{name})' for name in columns)
        + ' FROM oee.hour_result h JOIN factories.factory f ON f.id = h.factory_id GROUP BY 1, 2, 3, 4, 5'
    )
    op.create_table(
        'series_watch',
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('indicator', sa.Text(), nullable=False),
        sa.Column('judged_to', sa.DateTime(timezone=True), nullable=False),
        sa.Column('learned_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('reference', JSONB(), nullable=True),
        sa.Column('watch', JSONB(), nullable=False),
        *_owned('series_watch'),
        sa.UniqueConstraint('machine_id', 'indicator', name=op.f('uq_series_watch_machine_id_indicator')),
        schema='condition',
    )


def downgrade() -> None:
    op.drop_table('series_watch', schema='condition')
    op.drop_table('day_result', schema='oee')
    for table in ('hour_result', 'shift_result'):
        op.drop_column(table, 'uncounted_seconds', schema='oee')
