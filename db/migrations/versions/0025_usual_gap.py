"""A meter's gap limit follows the interval that is usual for it, unless somebody sets another.

Revision ID: 0025_usual_gap
Revises: 0024_resolution
"""

import sqlalchemy as sa
from alembic import op

revision = '0025_usual_gap'
down_revision = '0024_resolution'
branch_labels = None
depends_on = None

COLUMN = {'existing_type': sa.Double(), 'schema': 'energy'}


def upgrade() -> None:
    op.alter_column('meter_binding', 'gap_limit_seconds', server_default=None, nullable=True,
                    comment='null: 3 × the usual interval, at least 900', **COLUMN)
    op.execute('UPDATE energy.meter_binding SET gap_limit_seconds = NULL WHERE gap_limit_seconds = 900')


def downgrade() -> None:
    op.execute('UPDATE energy.meter_binding SET gap_limit_seconds = 900 WHERE gap_limit_seconds IS NULL')
    op.alter_column('meter_binding', 'gap_limit_seconds', server_default=sa.text('900'), nullable=False, comment=None, **COLUMN)
