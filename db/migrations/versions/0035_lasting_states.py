"""Facts are read by index alone: what lasts, and long spans; what changes each minute is updated in place.

Revision ID: 0035_lasting_states
Revises: 0034_states_of_one_stamp
"""

from alembic import op

revision = '0035_lasting_states'
down_revision = '0034_states_of_one_stamp'
branch_labels = None
depends_on = None

COVERED = {'machine_state': 'state', 'stop': 'cause_id'}
RESULTS = ('hour_result', 'day_result', 'shift_result')


def upgrade() -> None:
    op.execute('CREATE INDEX ix_machine_state_machine_id ON oee.machine_state (machine_id) WHERE ended_at IS NULL')
    for table, column in COVERED.items():
        # Machines' rows lie mixed: to fetch a year of one's would touch every page of the table.
        op.execute(f'DROP INDEX oee.ix_{table}_machine_id_started_at')
        op.execute(
            f'CREATE INDEX ix_{table}_machine_id_started_at ON oee.{table} (machine_id, started_at)'
            f' INCLUDE (ended_at, {column})'
        )
    for table in RESULTS:
        # A running shift's rows change each minute: a page with room takes the new row without new index entries.
        op.execute(f'ALTER TABLE oee.{table} SET (fillfactor = 70)')


def downgrade() -> None:
    for table in RESULTS:
        op.execute(f'ALTER TABLE oee.{table} RESET (fillfactor)')
    for table in COVERED:
        op.execute(f'DROP INDEX oee.ix_{table}_machine_id_started_at')
        op.execute(f'CREATE INDEX ix_{table}_machine_id_started_at ON oee.{table} (machine_id, started_at)')
    op.execute('DROP INDEX oee.ix_machine_state_machine_id')
