"""Groups of thresholds: raised while all or any of their members are.

Revision ID: 0032_threshold_groups
Revises: 0031_relearning
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0032_threshold_groups'
down_revision = '0031_relearning'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column('combines', sa.Text(), comment='all or any: a group, raised while its members are'),
        sa.Column('members', postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False,
                  comment='the indicators of a group'),
        sa.Column('counts_alone', sa.Boolean(), server_default=sa.text('true'), nullable=False,
                  comment="false: in groups only, not in the machine's level and not told of"),
    ):
        op.add_column('threshold', column, schema='condition')
    op.create_check_constraint(op.f('ck_threshold_combines'), 'threshold', "combines IN ('all', 'any')", schema='condition')


def downgrade() -> None:
    for name in ('counts_alone', 'members', 'combines'):
        op.drop_column('threshold', name, schema='condition')
