"""What runs once a minute for every machine finds what lasts without reading all that was, and updates in place.

Revision ID: 0035_lasting_states
Revises: 0034_states_of_one_stamp
"""

from alembic import op

revision = '0035_lasting_states'
down_revision = '0034_states_of_one_stamp'
branch_labels = None
depends_on = None

RESULTS = ('hour_result', 'day_result', 'shift_result')


def upgrade() -> None:
    op.execute('CREATE INDEX ix_machine_state_lasting ON oee.machine_state (machine_id) WHERE ended_at IS NULL')
    for table in RESULTS:
        # A running shift's rows change each minute: a page with room takes the new row without new index entries.
        op.execute(f'ALTER TABLE oee.{table} SET (fillfactor = 70)')


def downgrade() -> None:
    for table in RESULTS:
        op.execute(f'ALTER TABLE oee.{table} RESET (fillfactor)')
    op.execute('DROP INDEX oee.ix_machine_state_lasting')
