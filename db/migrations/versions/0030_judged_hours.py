"""Thresholds that are judged in some hours of the week, or in shifts only.

Revision ID: 0030_judged_hours
Revises: 0029_traced_values
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0030_judged_hours'
down_revision = '0029_traced_values'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        'threshold',
        sa.Column(
            'judged_windows', postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False,
            comment="[{weekdays: [1..7], starts, ends}] by the factory's clock, [starts, ends); empty: at all hours",
        ),
        schema='condition',
    )
    op.add_column(
        'threshold',
        sa.Column('only_in_shift', sa.Boolean(), server_default=sa.text('false'), nullable=False),
        schema='condition',
    )


def downgrade() -> None:
    op.drop_column('threshold', 'only_in_shift', schema='condition')
    op.drop_column('threshold', 'judged_windows', schema='condition')
