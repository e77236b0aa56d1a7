"""What is usual of a series is learned anew: its tails are kept, not its MAD.

Revision ID: 0026_watch_by_tail
Revises: 0025_usual_gap
"""

from alembic import op

revision = '0026_watch_by_tail'
down_revision = '0025_usual_gap'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute('UPDATE condition.series_watch SET reference = NULL, learned_at = to_timestamp(0)')


def downgrade() -> None:
    op.execute('UPDATE condition.series_watch SET reference = NULL, learned_at = to_timestamp(0)')
