"""Decoders that are edited at run time, and what each raw payload has become.

Revision ID: 0008_decoder
Revises: 0007_figures
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = '0008_decoder'
down_revision = '0007_figures'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'decoder',
        sa.Column('model', sa.Text(), nullable=False),
        sa.Column('mapping', JSONB(), nullable=False),
        sa.Column('enabled', sa.Boolean(), server_default=sa.text('true'), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_decoder')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_decoder_organization_id_id')),
        sa.UniqueConstraint('organization_id', 'model', name=op.f('uq_decoder_organization_id_model')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_decoder_organization_id')),
        schema='telemetry',
    )
    op.execute('DELETE FROM telemetry.payload')  # nothing wrote any before
    op.add_column('payload', sa.Column('model', sa.Text(), nullable=False), schema='telemetry')
    op.add_column('payload', sa.Column('stored', sa.Integer(), server_default=sa.text('0'), nullable=False), schema='telemetry')
    op.add_column('payload', sa.Column('series_ids', ARRAY(sa.Integer()), server_default=sa.text("'{}'"), nullable=False),
                  schema='telemetry')
    op.add_column('payload', sa.Column('from_time', sa.DateTime(timezone=True)), schema='telemetry')
    op.add_column('payload', sa.Column('to_time', sa.DateTime(timezone=True)), schema='telemetry')
    op.create_index(op.f('ix_payload_organization_id_correlation_id'), 'payload', ['organization_id', 'correlation_id'],
                    schema='telemetry')


def downgrade() -> None:
    op.drop_index(op.f('ix_payload_organization_id_correlation_id'), 'payload', schema='telemetry')
    for column in ('model', 'stored', 'series_ids', 'from_time', 'to_time'):
        op.drop_column('payload', column, schema='telemetry')
    op.drop_table('decoder', schema='telemetry')
