"""Energy watches itself: phases of meters, budgets, use outside of planned production.

Revision ID: 0017_energy_watch
Revises: 0016_derived_measure
"""

import sqlalchemy as sa
from alembic import op

revision = '0017_energy_watch'
down_revision = '0016_derived_measure'
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
NOW = sa.text('now()')


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f(f'fk_{table}_organization_id')),
    ]


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ['organization_id', column], [f'{target}.organization_id', f'{target}.id'], ondelete='CASCADE',
        name=op.f(f'fk_{table}_organization_id_{column}'),
    )


def upgrade() -> None:
    op.add_column('meter_binding', sa.Column('phase', sa.Text(), comment="of a meter of one phase; the machine's meters are summed"),
                  schema='energy')
    op.create_check_constraint(op.f('ck_meter_binding_phase'), 'meter_binding', "phase IN ('L1', 'L2', 'L3')", schema='energy')
    op.create_unique_constraint(op.f('uq_meter_binding_organization_id'), 'meter_binding', ['organization_id', 'id'], schema='energy')
    op.create_table(
        'budget',
        *_owned('budget'),
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('machine_id', sa.Uuid(), comment='null: the whole factory'),
        sa.Column('meter_binding_id', sa.Uuid(), comment='null: all meters of the machine'),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('period', sa.Text(), nullable=False),
        sa.Column('limit_kwh', sa.Double(), nullable=False),
        sa.Column('enabled', sa.Boolean(), server_default=sa.text('true'), nullable=False),
        sa.Column('created_at', INSTANT, server_default=NOW, nullable=False),
        sa.Column('updated_at', INSTANT, server_default=NOW, nullable=False),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_budget_organization_id')),
        _reference('budget', 'factory_id', 'factories.factory'),
        _reference('budget', 'machine_id', 'factories.machine'),
        _reference('budget', 'meter_binding_id', 'energy.meter_binding'),
        sa.CheckConstraint("period IN ('day', 'week', 'month')", name=op.f('ck_budget_period')),
        sa.CheckConstraint('limit_kwh > 0', name=op.f('ck_budget_limit')),
        sa.CheckConstraint('meter_binding_id IS NULL OR machine_id IS NOT NULL', name=op.f('ck_budget_meter')),
        schema='energy',
    )
    op.create_table(
        'budget_breach',
        *_owned('budget_breach'),
        sa.Column('budget_id', sa.Uuid(), nullable=False),
        sa.Column('period_from', INSTANT, nullable=False),
        sa.Column('period_to', INSTANT, nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('limit_kwh', sa.Double(), nullable=False),
        sa.Column('used_kwh', sa.Double(), nullable=False),
        sa.Column('projected_kwh', sa.Double()),
        sa.Column('found_at', INSTANT, server_default=NOW, nullable=False),
        sa.UniqueConstraint('budget_id', 'period_from', 'kind', name=op.f('uq_budget_breach_budget_id')),
        _reference('budget_breach', 'budget_id', 'energy.budget'),
        sa.CheckConstraint("kind IN ('actual', 'projected')", name=op.f('ck_budget_breach_kind')),
        schema='energy',
    )
    op.create_table(
        'out_of_schedule_use',
        *_owned('out_of_schedule_use'),
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('started_at', INSTANT, nullable=False),
        sa.Column('ended_at', INSTANT, nullable=False),
        sa.Column('energy_kwh', sa.Double(), nullable=False),
        sa.Column('excess_kwh', sa.Double(), nullable=False, comment='above base load'),
        sa.Column('base_load_kw', sa.Double(), nullable=False),
        sa.Column('limit_kw', sa.Double(), nullable=False),
        sa.Column('updated_at', INSTANT, server_default=NOW, nullable=False),
        sa.UniqueConstraint('machine_id', 'started_at', name=op.f('uq_out_of_schedule_use_machine_id')),
        _reference('out_of_schedule_use', 'factory_id', 'factories.factory'),
        _reference('out_of_schedule_use', 'machine_id', 'factories.machine'),
        schema='energy',
    )


def downgrade() -> None:
    op.drop_table('out_of_schedule_use', schema='energy')
    op.drop_table('budget_breach', schema='energy')
    op.drop_table('budget', schema='energy')
    op.drop_constraint(op.f('uq_meter_binding_organization_id'), 'meter_binding', schema='energy', type_='unique')
    op.drop_constraint(op.f('ck_meter_binding_phase'), 'meter_binding', schema='energy', type_='check')
    op.drop_column('meter_binding', 'phase', schema='energy')
