"""Reports by mail: schedules, and what became of each delivery.

Revision ID: 0012_reports
Revises: 0011_counter_increase
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0012_reports'
down_revision = '0011_counter_increase'
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{table}')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f(f'fk_{table}_organization_id')),
        _reference(table, 'factory_id', 'factories.factory'),
    ]


def _reference(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ['organization_id', column], [f'{target}.organization_id', f'{target}.id'], ondelete='CASCADE',
        name=op.f(f'fk_{table}_organization_id_{column}'),
    )


def upgrade() -> None:
    op.execute('CREATE SCHEMA IF NOT EXISTS reports')
    op.create_table(
        'report_schedule',
        *_owned('report_schedule'),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('report', sa.Text(), nullable=False),
        sa.Column('scope', sa.Text(), nullable=False),
        sa.Column('scope_id', sa.Uuid(), nullable=False, comment='a machine, line, area or the factory itself, by scope'),
        sa.Column('period', sa.Text(), nullable=False, comment='the last whole one before it is due'),
        sa.Column('bucket', sa.Text(), nullable=False, comment='a row for each'),
        sa.Column('cron', sa.Text(), nullable=False, comment="five fields, by the factory's clock"),
        sa.Column('recipients', JSONB(), nullable=False),
        sa.Column('enabled', sa.Boolean(), server_default=sa.text('true'), nullable=False),
        sa.Column('next_at', INSTANT, comment='null: the cron text means no time any more'),
        sa.Column('created_at', INSTANT, server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', INSTANT, server_default=sa.text('now()'), nullable=False),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_report_schedule_organization_id')),
        sa.CheckConstraint("report IN ('oee', 'energy', 'condition')", name=op.f('ck_report_schedule_report')),
        sa.CheckConstraint("scope IN ('machine', 'line', 'area', 'factory')", name=op.f('ck_report_schedule_scope')),
        sa.CheckConstraint("period IN ('day', 'week', 'month')", name=op.f('ck_report_schedule_period')),
        sa.CheckConstraint("bucket IN ('hour', 'day', 'week', 'month')", name=op.f('ck_report_schedule_bucket')),
        schema='reports',
    )
    op.create_index(op.f('ix_report_schedule_next_at'), 'report_schedule', ['next_at'], schema='reports',
                    postgresql_where=sa.text('enabled'))
    op.create_table(
        'report_delivery',
        *_owned('report_delivery'),
        sa.Column('schedule_id', sa.Uuid(), nullable=False),
        sa.Column('due_at', INSTANT, nullable=False),
        sa.Column('recipients', JSONB(), nullable=False),
        sa.Column('period_from', INSTANT, nullable=False),
        sa.Column('period_to', INSTANT, nullable=False),
        sa.Column('status', sa.Text(), server_default='queued', nullable=False),
        sa.Column('attempts', sa.Integer(), server_default=sa.text('0'), nullable=False),
        sa.Column('next_attempt_at', INSTANT, server_default=sa.text('now()')),
        sa.Column('reason', sa.Text(), comment='why it failed, or whom the server refused'),
        sa.Column('sent_at', INSTANT),
        sa.Column('created_at', INSTANT, server_default=sa.text('now()'), nullable=False),
        _reference('report_delivery', 'schedule_id', 'reports.report_schedule'),
        sa.UniqueConstraint('schedule_id', 'due_at', name=op.f('uq_report_delivery_schedule_id')),
        sa.CheckConstraint("status IN ('queued', 'sent', 'failed')", name=op.f('ck_report_delivery_status')),
        schema='reports',
    )
    op.create_index(op.f('ix_report_delivery_next_attempt_at'), 'report_delivery', ['next_attempt_at'], schema='reports',
                    postgresql_where=sa.text("status = 'queued'"))


def downgrade() -> None:
    op.drop_table('report_delivery', schema='reports')
    op.drop_table('report_schedule', schema='reports')
    op.execute('DROP SCHEMA reports')
