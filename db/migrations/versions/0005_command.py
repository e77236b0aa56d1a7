"""Commands to gateways.

Revision ID: 0005_command
Revises: 0004_condition
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0005_command'
down_revision = '0004_condition'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'command',
        sa.Column('gateway_id', sa.Uuid(), nullable=False),
        sa.Column('content', JSONB(), nullable=False),
        sa.Column('created_by', sa.Uuid()),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('expires_at', sa.DateTime(timezone=True), server_default=sa.text("now() + interval '1 day'"), nullable=False),
        sa.Column('delivered_at', sa.DateTime(timezone=True)),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_command')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_command_organization_id_id')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_command_organization_id')),
        sa.ForeignKeyConstraint(['created_by'], ['auth.user.id'], ondelete='SET NULL', name=op.f('fk_command_created_by')),
        sa.ForeignKeyConstraint(['organization_id', 'gateway_id'], ['factories.gateway.organization_id', 'factories.gateway.id'],
                                ondelete='CASCADE', name=op.f('fk_command_organization_id_gateway_id')),
        schema='telemetry',
    )
    op.create_index(op.f('ix_command_gateway_id_created_at'), 'command', ['gateway_id', 'created_at'], schema='telemetry',
                    postgresql_where=sa.text('delivered_at IS NULL'))


def downgrade() -> None:
    op.drop_table('command', schema='telemetry')
