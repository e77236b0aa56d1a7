"""Targets of OEE, each from an instant on.

Revision ID: 0020_oee_target
Revises: 0019_clocks
"""

import sqlalchemy as sa
from alembic import op

revision = '0020_oee_target'
down_revision = '0019_clocks'
branch_labels = None
depends_on = None


def upgrade() -> None:
    references = [
        sa.ForeignKeyConstraint(['organization_id', f'{of}_id'], [f'factories.{of}.organization_id', f'factories.{of}.id'],
                                ondelete='CASCADE', name=op.f(f'fk_oee_target_organization_id_{of}_id'))
        for of in ('factory', 'line', 'machine')
    ]
    op.create_table(
        'oee_target',
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('line_id', sa.Uuid(), nullable=True),
        sa.Column('machine_id', sa.Uuid(), nullable=True),
        sa.Column('target', sa.Double(), nullable=False),
        sa.Column('valid_from', sa.DateTime(timezone=True), server_default=sa.text("'-infinity'"), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_oee_target')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_oee_target_organization_id')),
        sa.CheckConstraint('target > 0 AND target <= 1', name=op.f('ck_oee_target_target')),
        sa.CheckConstraint('line_id IS NULL OR machine_id IS NULL', name=op.f('ck_oee_target_scope')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_oee_target_organization_id')),
        *references,
        schema='oee',
    )
    op.create_index(op.f('ix_oee_target_factory_id'), 'oee_target', ['factory_id', 'valid_from'], schema='oee')


def downgrade() -> None:
    op.drop_table('oee_target', schema='oee')
