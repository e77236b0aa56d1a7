"""From a value to the message that brought it.

Revision ID: 0029_traced_values
Revises: 0028_spectra_policy
"""

import sqlalchemy as sa
from alembic import op

revision = '0029_traced_values'
down_revision = '0028_spectra_policy'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('payload', sa.Column('gateway_at', sa.DateTime(timezone=True)), schema='telemetry')
    op.create_index(op.f('ix_payload_organization_id_to_time'), 'payload', ['organization_id', 'to_time'],
                    schema='telemetry')


def downgrade() -> None:
    op.drop_index(op.f('ix_payload_organization_id_to_time'), 'payload', schema='telemetry')
    op.drop_column('payload', 'gateway_at', schema='telemetry')
