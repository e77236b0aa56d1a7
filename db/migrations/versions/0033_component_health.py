"""Components have a level and a health of their own.

Revision ID: 0033_component_health
Revises: 0032_threshold_groups
"""

import sqlalchemy as sa
from alembic import op

revision = '0033_component_health'
down_revision = '0032_threshold_groups'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('component', sa.Column('condition_level', sa.Text(), server_default='unknown', nullable=False),
                  schema='factories')
    op.add_column('component', sa.Column('condition_since', sa.DateTime(timezone=True)), schema='factories')
    op.add_column('component', sa.Column('condition_health', sa.Float(),
                                         comment='0 to 1: its indicators\' levels by their thresholds\' weights'),
                  schema='factories')


def downgrade() -> None:
    for name in ('condition_health', 'condition_since', 'condition_level'):
        op.drop_column('component', name, schema='factories')
