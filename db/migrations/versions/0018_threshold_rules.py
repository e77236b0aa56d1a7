"""Thresholds below, with clear levels, m of n and a delay of their own; weights and the health of machines.

Revision ID: 0018_threshold_rules
Revises: 0017_energy_watch
"""

import sqlalchemy as sa
from alembic import op

revision = '0018_threshold_rules'
down_revision = '0017_energy_watch'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in (
        sa.Column('direction', sa.Text(), server_default='above', nullable=False),
        sa.Column('warning_clear_level', sa.Double(), comment='null: the level less the hysteresis'),
        sa.Column('alarm_clear_level', sa.Double(), comment='null: the level less the hysteresis'),
        sa.Column('raise_window', sa.Integer(), comment='raise_count of so many values; null: in a row'),
        sa.Column('delay_seconds', sa.Double(), comment='beyond the level so long without a break, in place of raise_count'),
        sa.Column('weight', sa.Double(), server_default=sa.text('1'), nullable=False, comment="in the machine's health"),
    ):
        op.add_column('threshold', column, schema='condition')
    checks = {
        'direction': "direction IN ('above', 'below')",
        'raise_window': 'raise_window >= raise_count',
        'delay_seconds': 'delay_seconds > 0',
        'weight': 'weight >= 0',
    }
    for name, check in checks.items():
        op.create_check_constraint(op.f(f'ck_threshold_{name}'), 'threshold', check, schema='condition')
    op.add_column(
        'machine',
        sa.Column('condition_health', sa.Double(), comment="0 to 1: its indicators' levels by their thresholds' weights"),
        schema='factories',
    )


def downgrade() -> None:
    op.drop_column('machine', 'condition_health', schema='factories')
    for name in ('weight', 'delay_seconds', 'raise_window', 'alarm_clear_level', 'warning_clear_level', 'direction'):
        op.drop_column('threshold', name, schema='condition')
