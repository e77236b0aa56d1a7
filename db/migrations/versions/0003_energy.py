"""One potential saving of a kind for each machine.

Revision ID: 0003_energy
Revises: 0002_oee
"""

from alembic import op

revision = '0003_energy'
down_revision = '0002_oee'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute('DELETE FROM energy.saving')  # calculated; the night's run writes it anew
    op.create_unique_constraint(op.f('uq_saving_machine_id_kind'), 'saving', ['machine_id', 'kind'], schema='energy')


def downgrade() -> None:
    op.drop_constraint(op.f('uq_saving_machine_id_kind'), 'saving', schema='energy')
