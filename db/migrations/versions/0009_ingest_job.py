"""Jobs of ingest: replays of quarantined items, with their progress.

Revision ID: 0009_ingest_job
Revises: 0008_decoder
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0009_ingest_job'
down_revision = '0008_decoder'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'ingest_job',
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('options', JSONB(), nullable=False),
        sa.Column('content', sa.LargeBinary()),
        sa.Column('status', sa.Text(), server_default='queued', nullable=False),
        sa.Column('total', sa.Integer()),
        sa.Column('items', sa.Integer(), server_default='0', nullable=False),
        sa.Column('stored', sa.BigInteger(), server_default='0', nullable=False),
        sa.Column('duplicate', sa.BigInteger(), server_default='0', nullable=False),
        sa.Column('rejected', sa.BigInteger(), server_default='0', nullable=False),
        sa.Column('quarantined', sa.BigInteger(), server_default='0', nullable=False),
        sa.Column('error', sa.Text()),
        sa.Column('created_by', sa.Uuid()),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('finished_at', sa.DateTime(timezone=True)),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_ingest_job')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_ingest_job_organization_id_id')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_ingest_job_organization_id')),
        sa.ForeignKeyConstraint(['created_by'], ['auth.user.id'], ondelete='SET NULL', name=op.f('fk_ingest_job_created_by')),
        sa.CheckConstraint("kind IN ('replay', 'import')", name=op.f('ck_ingest_job_kind')),
        sa.CheckConstraint("status IN ('queued', 'running', 'done', 'failed')", name=op.f('ck_ingest_job_status')),
        schema='telemetry',
    )
    op.create_index(op.f('ix_ingest_job_created_at'), 'ingest_job', ['created_at'], schema='telemetry',
                    postgresql_where=sa.text('finished_at IS NULL'))


def downgrade() -> None:
    op.drop_table('ingest_job', schema='telemetry')
