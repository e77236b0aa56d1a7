"""Pull sources: third parties' APIs that are asked on a schedule, and the jobs that do it.

Revision ID: 0014_pull_source
Revises: 0013_state_rule
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0014_pull_source'
down_revision = '0013_state_rule'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'pull_source',
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('url', sa.Text(), nullable=False),
        sa.Column('kind', sa.Text(), nullable=False),
        sa.Column('auth', sa.Text(), server_default='none', nullable=False),
        sa.Column('auth_name', sa.Text()),
        sa.Column('secret', sa.LargeBinary()),
        sa.Column('schedule', sa.Text()),
        sa.Column('interval_seconds', sa.Integer()),
        sa.Column('time_zone', sa.Text(), server_default='UTC', nullable=False),
        sa.Column('cursor', JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column('gateway_id', sa.Uuid()),
        sa.Column('paused', sa.Boolean(), server_default=sa.text('false'), nullable=False),
        sa.Column('position', JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('failures', sa.Integer(), server_default=sa.text('0'), nullable=False),
        sa.Column('last_error', sa.Text()),
        sa.Column('last_run_at', sa.DateTime(timezone=True)),
        sa.Column('last_success_at', sa.DateTime(timezone=True)),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_pull_source')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_pull_source_organization_id_id')),
        sa.UniqueConstraint('organization_id', 'name', name=op.f('uq_pull_source_organization_id_name')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_pull_source_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'gateway_id'],
                                ['factories.gateway.organization_id', 'factories.gateway.id'],
                                ondelete='SET NULL (gateway_id)', name=op.f('fk_pull_source_organization_id_gateway_id')),
        sa.CheckConstraint("auth IN ('none', 'header', 'query', 'basic', 'bearer')", name=op.f('ck_pull_source_auth')),
        sa.CheckConstraint('num_nonnulls(schedule, interval_seconds) = 1', name=op.f('ck_pull_source_schedule')),
        schema='telemetry',
    )
    op.create_index(op.f('ix_pull_source_due_at'), 'pull_source', ['due_at'], schema='telemetry',
                    postgresql_where=sa.text('NOT paused'))
    op.add_column('ingest_job', sa.Column('pull_source_id', sa.Uuid()), schema='telemetry')
    op.create_foreign_key(op.f('fk_ingest_job_organization_id_pull_source_id'), 'ingest_job', 'pull_source',
                          ['organization_id', 'pull_source_id'], ['organization_id', 'id'],
                          source_schema='telemetry', referent_schema='telemetry', ondelete='CASCADE')
    op.create_index(op.f('ix_ingest_job_pull_source_id'), 'ingest_job', ['pull_source_id'], schema='telemetry',
                    unique=True, postgresql_where=sa.text('finished_at IS NULL'))
    op.drop_constraint(op.f('ck_ingest_job_kind'), 'ingest_job', schema='telemetry')
    op.create_check_constraint(op.f('ck_ingest_job_kind'), 'ingest_job', "kind IN ('replay', 'import', 'pull')",
                               schema='telemetry')


def downgrade() -> None:
    op.execute("DELETE FROM telemetry.ingest_job WHERE kind = 'pull'")
    op.drop_constraint(op.f('ck_ingest_job_kind'), 'ingest_job', schema='telemetry')
    op.create_check_constraint(op.f('ck_ingest_job_kind'), 'ingest_job', "kind IN ('replay', 'import')",
                               schema='telemetry')
    op.drop_column('ingest_job', 'pull_source_id', schema='telemetry')
    op.drop_table('pull_source', schema='telemetry')
