"""How long spectra, waveforms and raw messages stay, by the policies that values have.

Revision ID: 0028_spectra_policy
Revises: 0027_operators_and_rules
"""

import sqlalchemy as sa
from alembic import op

revision = '0028_spectra_policy'
down_revision = '0027_operators_and_rules'
branch_labels = None
depends_on = None

DAYS = ('spectrum_days', 'waveform_days', 'payload_days')


def upgrade() -> None:
    for name in DAYS:
        op.add_column('storage_policy', sa.Column(name, sa.Integer(), nullable=True), schema='telemetry')
        op.create_check_constraint(op.f(f'ck_storage_policy_{name}'), 'storage_policy', f'{name} >= 1', schema='telemetry')


def downgrade() -> None:
    for name in DAYS:
        op.drop_column('storage_policy', name, schema='telemetry')
