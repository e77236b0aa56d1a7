"""Measures calculated from others, as data arrives and over history.

Revision ID: 0016_derived_measure
Revises: 0015_storage_policy
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = '0016_derived_measure'
down_revision = '0015_storage_policy'
branch_labels = None
depends_on = None

NAME = 'ck_ingest_job_kind'


def _kinds(*kinds: str) -> None:
    op.drop_constraint(op.f(NAME), 'ingest_job', schema='telemetry', type_='check')
    known = ', '.join(repr(kind) for kind in kinds)
    op.create_check_constraint(op.f(NAME), 'ingest_job', f'kind IN ({known})', schema='telemetry')


def upgrade() -> None:
    op.create_table(
        'derived_measure',
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('unit', sa.Text(), nullable=False),
        sa.Column('expression', sa.Text(), nullable=False),
        sa.Column('inputs', JSONB(), nullable=False),
        sa.Column('hold_seconds', sa.Double(), server_default=sa.text('0'), nullable=False),
        sa.Column('enabled', sa.Boolean(), server_default=sa.text('true'), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_derived_measure')),
        sa.UniqueConstraint('organization_id', 'id', name=op.f('uq_derived_measure_organization_id_id')),
        sa.UniqueConstraint('organization_id', 'name', name=op.f('uq_derived_measure_organization_id_name')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE', name=op.f('fk_derived_measure_organization_id')),
        schema='telemetry',
    )
    _kinds('replay', 'import', 'pull', 'derive')


def downgrade() -> None:
    op.execute("DELETE FROM telemetry.ingest_job WHERE kind = 'derive'")
    _kinds('replay', 'import', 'pull')
    op.drop_table('derived_measure', schema='telemetry')
