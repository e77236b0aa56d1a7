"""How readily the watch over a measure finds an anomaly, by an engineer's choice.

Revision ID: 0036_watch_sensitivity
Revises: 0035_lasting_states
"""

import sqlalchemy as sa
from alembic import op

revision = '0036_watch_sensitivity'
down_revision = '0035_lasting_states'
branch_labels = None
depends_on = None

COMMENT = 'values so many times as usual as by default begin an anomaly: 0.1 a tenth; 0: none does'


def upgrade() -> None:
    op.add_column(
        'series_watch',
        sa.Column('sensitivity', sa.Double(), server_default=sa.text('1'), nullable=False, comment=COMMENT),
        schema='condition',
    )
    op.create_check_constraint(
        op.f('ck_series_watch_sensitivity'), 'series_watch', 'sensitivity >= 0 AND sensitivity <= 10',
        schema='condition',
    )


def downgrade() -> None:
    op.drop_column('series_watch', 'sensitivity', schema='condition')
