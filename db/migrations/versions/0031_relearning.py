"""From when on a baseline is learned anew, asked for by whom and why.

Revision ID: 0031_relearning
Revises: 0030_judged_hours
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0031_relearning'
down_revision = '0030_judged_hours'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'relearning',
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('device_id', sa.Uuid(), nullable=True),
        sa.Column('axis', sa.Text(), nullable=True, comment='null: all axes of the device'),
        sa.Column('indicator', sa.Text(), nullable=True),
        sa.Column('learn_from', sa.DateTime(timezone=True), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('asked_by', sa.Uuid(), nullable=True),
        sa.Column('asked_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('replaced', postgresql.JSONB(), nullable=True,
                  comment='of an indicator: what was usual until then, and when that was learned'),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_relearning')),
        sa.CheckConstraint('(device_id IS NULL) <> (indicator IS NULL)', name=op.f('ck_relearning_one_baseline')),
        sa.CheckConstraint('axis IS NULL OR device_id IS NOT NULL', name=op.f('ck_relearning_axis')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_relearning_organization_id')),
        sa.ForeignKeyConstraint(['asked_by'], ['auth.user.id'], ondelete='SET NULL',
                                name=op.f('fk_relearning_asked_by')),
        *(
            sa.ForeignKeyConstraint(['organization_id', f'{of}_id'],
                                    [f'factories.{of}.organization_id', f'factories.{of}.id'], ondelete='CASCADE',
                                    name=op.f(f'fk_relearning_organization_id_{of}_id'))
            for of in ('machine', 'device')
        ),
        schema='condition',
    )
    op.create_index(op.f('ix_relearning_machine_id_learn_from'), 'relearning', ['machine_id', 'learn_from'],
                    schema='condition')


def downgrade() -> None:
    op.drop_table('relearning', schema='condition')
