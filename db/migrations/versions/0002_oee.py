"""Orders that pause, calendars with exceptions and validity, and results that hold every element of OEE.

Revision ID: 0002_oee
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0002_oee'
down_revision = '0001'
branch_labels = None
depends_on = None

STATES = "'running', 'idle', 'stopped', 'fault', 'setup', 'cleaning', 'waiting', 'planned_stop', 'off', 'unknown'"
ELEMENTS = ('planned_down_seconds', 'fault_seconds', 'minor_stop_run_seconds', 'minor_stop_down_seconds',
            'rework_quantity', 'unassigned_quantity', 'outside_plan_run_seconds')


def upgrade() -> None:
    op.drop_constraint(op.f('ck_machine_state_state'), 'machine_state', schema='oee')
    op.create_check_constraint(op.f('ck_machine_state_state'), 'machine_state', f'state IN ({STATES})', schema='oee')
    op.add_column('stop_cause', sa.Column('archived_at', sa.DateTime(timezone=True)), schema='oee')
    op.execute("UPDATE oee.stop_cause SET treatment = 'delay' WHERE treatment NOT IN ('delay', 'down', 'setup', 'planned')")
    op.create_check_constraint(
        op.f('ck_stop_cause_treatment'), 'stop_cause', "treatment IN ('delay', 'down', 'setup', 'planned')", schema='oee')
    _calendars()
    _orders()
    for name in ELEMENTS:
        op.add_column('shift_result', sa.Column(name, sa.Double(), server_default=sa.text('0'), nullable=False), schema='oee')
    op.create_index(op.f('ix_shift_result_organization_id_started_at'), 'shift_result', ['organization_id', 'started_at'], schema='oee')
    op.create_index(op.f('ix_production_count_machine_id_ended_at'), 'production_count', ['machine_id', 'ended_at'], schema='oee')
    _hours()
    op.add_column('shift_result', sa.Column('failures', sa.Integer(), server_default=sa.text('0'), nullable=False), schema='oee')


def _hours() -> None:
    needed = ('planned_busy_seconds', 'production_seconds', 'setup_seconds', 'delay_seconds', 'down_seconds',
              'unknown_seconds', 'ideal_all_seconds', 'ideal_good_seconds', 'produced_quantity', 'good_quantity',
              'scrap_quantity', 'outside_plan_quantity')
    op.create_table(
        'hour_result',
        *(sa.Column(name, sa.Uuid(), nullable=False) for name in ('factory_id', 'machine_id')),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('calculated_until', sa.DateTime(timezone=True), nullable=False,
                  comment='the end, or now in the running hour'),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=False) for name in needed),
        *(sa.Column(name, sa.Double(), server_default=sa.text('0'), nullable=False) for name in ELEMENTS),
        sa.Column('failures', sa.Integer(), server_default=sa.text('0'), nullable=False),
        *(sa.ForeignKeyConstraint(['organization_id', column], [f'{target}.organization_id', f'{target}.id'],
                                  name=op.f(f'fk_hour_result_organization_id_{column}'), ondelete='CASCADE')
          for column, target in (('factory_id', 'factories.factory'), ('machine_id', 'factories.machine'))),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'],
                                name=op.f('fk_hour_result_organization_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_hour_result')),
        sa.UniqueConstraint('machine_id', 'started_at', name=op.f('uq_hour_result_machine_id_started_at')),
        schema='oee',
    )


def _calendars() -> None:
    for name, comment in (('valid_from', 'first local date it starts on'), ('valid_to', 'last local date it starts on')):
        op.add_column('shift', sa.Column(name, sa.Date(), comment=comment), schema='oee')
    op.create_table(
        'shift_exception',
        sa.Column('calendar_id', sa.Uuid(), nullable=False),
        sa.Column('day', sa.Date(), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('shifts', postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.ForeignKeyConstraint(['organization_id', 'calendar_id'], ['oee.shift_calendar.organization_id', 'oee.shift_calendar.id'],
                                name=op.f('fk_shift_exception_organization_id_calendar_id'), ondelete='CASCADE'),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'],
                                name=op.f('fk_shift_exception_organization_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_shift_exception')),
        sa.UniqueConstraint('calendar_id', 'day', name=op.f('uq_shift_exception_calendar_id_day')),
        schema='oee',
    )


def _orders() -> None:
    op.create_table(
        'order_run',
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('production_order_id', sa.Uuid(), nullable=False),
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True)),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.CheckConstraint('ended_at IS NULL OR ended_at > started_at', name=op.f('ck_order_run_span')),
        postgresql.ExcludeConstraint(
            (sa.text("factories.uuid_range(machine_id, machine_id, '[]')"), '&&'),
            (sa.text('tstzrange(started_at, ended_at)'), '&&'), using='gist', name='ex_order_run_machine'),
        *(sa.ForeignKeyConstraint(['organization_id', column], [f'{target}.organization_id', f'{target}.id'],
                                  name=op.f(f'fk_order_run_organization_id_{column}'), ondelete='CASCADE')
          for column, target in (('factory_id', 'factories.factory'), ('production_order_id', 'oee.production_order'),
                                 ('machine_id', 'factories.machine'))),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'],
                                name=op.f('fk_order_run_organization_id'), ondelete='CASCADE'),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_order_run')),
        schema='oee',
    )
    op.create_index(op.f('ix_order_run_machine_id_started_at'), 'order_run', ['machine_id', 'started_at'], schema='oee')
    op.execute(
        'INSERT INTO oee.order_run (organization_id, factory_id, production_order_id, machine_id, started_at, ended_at)'
        ' SELECT organization_id, factory_id, id, machine_id, started_at, ended_at FROM oee.production_order')
    op.drop_constraint('ex_production_order_machine', 'production_order', schema='oee')
    op.add_column('production_order', sa.Column('planned_start', sa.DateTime(timezone=True)), schema='oee')
    op.add_column('production_order', sa.Column('status', sa.Text(), server_default='planned', nullable=False), schema='oee')
    op.execute("UPDATE oee.production_order SET status = CASE WHEN ended_at IS NULL THEN 'running' ELSE 'finished' END")
    op.create_check_constraint(
        op.f('ck_production_order_status'), 'production_order',
        "status IN ('planned', 'running', 'paused', 'finished')", schema='oee')
    op.alter_column('production_order', 'started_at', nullable=True, schema='oee')


def downgrade() -> None:
    raise NotImplementedError('an order that paused has no place in the first schema')
