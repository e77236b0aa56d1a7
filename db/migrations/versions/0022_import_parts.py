"""Files come in parts, are looked at before they are imported, and their import can be stopped.

Revision ID: 0022_import_parts
Revises: 0021_report_sending
"""

import sqlalchemy as sa
from alembic import op

revision = '0022_import_parts'
down_revision = '0021_report_sending'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'import_part',
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('job_id', sa.Uuid(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('content', sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint('job_id', 'number', name=op.f('pk_import_part')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_import_part_organization_id')),
        sa.ForeignKeyConstraint(['organization_id', 'job_id'],
                                ['telemetry.ingest_job.organization_id', 'telemetry.ingest_job.id'],
                                ondelete='CASCADE', name=op.f('fk_import_part_organization_id_job_id')),
        schema='telemetry',
    )
    op.execute(
        'INSERT INTO telemetry.import_part (organization_id, job_id, number, content)'
        ' SELECT organization_id, id, 0, content FROM telemetry.ingest_job WHERE content IS NOT NULL'
    )
    op.drop_column('ingest_job', 'content', schema='telemetry')
    _statuses("'draft', 'queued', 'running', 'stopped', 'done', 'failed'")


def downgrade() -> None:
    op.execute("DELETE FROM telemetry.ingest_job WHERE status IN ('draft', 'stopped')")
    _statuses("'queued', 'running', 'done', 'failed'")
    op.add_column('ingest_job', sa.Column('content', sa.LargeBinary()), schema='telemetry')
    op.execute(
        'UPDATE telemetry.ingest_job j SET content = p.content FROM ('
        "  SELECT job_id, string_agg(content, ''::bytea ORDER BY number) AS content"
        '  FROM telemetry.import_part GROUP BY job_id'
        ') AS p WHERE p.job_id = j.id'
    )
    op.drop_table('import_part', schema='telemetry')


def _statuses(permitted: str) -> None:
    op.drop_constraint(op.f('ck_ingest_job_status'), 'ingest_job', schema='telemetry')
    op.create_check_constraint(op.f('ck_ingest_job_status'), 'ingest_job', f'status IN ({permitted})', schema='telemetry')
