"""State rules: levels of a measure or a part counter show what a machine does.

Revision ID: 0013_state_rule
Revises: 0012_reports
"""

import sqlalchemy as sa
from alembic import op

revision = '0013_state_rule'
down_revision = '0012_reports'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'state_rule',
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.Column('measure', sa.Text(), nullable=False, comment='the measure whose series are read'),
        sa.Column('running_from', sa.Double(), comment="levels: running from here on, in the series' unit"),
        sa.Column('off_below', sa.Double(), server_default=sa.text('0'), nullable=False,
                  comment='levels: off below, else idle'),
        sa.Column('hysteresis', sa.Double(), server_default=sa.text('0'), nullable=False,
                  comment='levels: how far below an edge a level is left'),
        sa.Column('dwell_seconds', sa.Double(), server_default=sa.text('30'), nullable=False,
                  comment='levels: how long a change must hold'),
        sa.Column('slow_cycles', sa.Double(), server_default=sa.text('2'), nullable=False,
                  comment='counter: stopped after so many ideal cycle times without a part'),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_state_rule')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_state_rule_organization_id')),
        sa.UniqueConstraint('machine_id', name=op.f('uq_state_rule_machine_id')),
        sa.CheckConstraint("source IN ('power', 'vibration', 'counter')", name=op.f('ck_state_rule_source')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_state_rule_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'machine_id'],
                                ['factories.machine.organization_id', 'factories.machine.id'],
                                ondelete='CASCADE', name=op.f('fk_state_rule_organization_id_machine_id')),
        schema='oee',
    )


def downgrade() -> None:
    op.drop_table('state_rule', schema='oee')
