"""States that a device sent with one stamp are all kept, in whatever order they come.

Revision ID: 0034_states_of_one_stamp
Revises: 0033_component_health
"""

from alembic import op

revision = '0034_states_of_one_stamp'
down_revision = '0033_component_health'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("pk_state_message", "state_message", schema="oee")
    op.create_primary_key("pk_state_message", "state_message", ["device_id", "time", "state"], schema="oee")


def downgrade() -> None:
    op.execute(
        "DELETE FROM oee.state_message m USING oee.state_message other"
        " WHERE other.device_id = m.device_id AND other.time = m.time AND other.state < m.state"
    )
    op.drop_constraint("pk_state_message", "state_message", schema="oee")
    op.create_primary_key("pk_state_message", "state_message", ["device_id", "time"], schema="oee")
