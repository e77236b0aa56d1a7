"""Values of a measure may be kept to a resolution, so that they compress.

Revision ID: 0024_resolution
Revises: 0023_hourly_emission_factor
"""

import sqlalchemy as sa
from alembic import op

revision = '0024_resolution'
down_revision = '0023_hourly_emission_factor'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('storage_policy', sa.Column('resolution', sa.Double(), nullable=True), schema='telemetry')
    op.create_check_constraint(op.f('ck_storage_policy_resolution'), 'storage_policy', 'resolution > 0', schema='telemetry')


def downgrade() -> None:
    op.drop_column('storage_policy', 'resolution', schema='telemetry')
