"""Interval meters: energy of the interval that ends or starts at the stamp.

Revision ID: 0010_interval_meters
Revises: 0009_ingest_job
"""

from alembic import op

revision = '0010_interval_meters'
down_revision = '0009_ingest_job'
branch_labels = None
depends_on = None

NAME = 'ck_meter_binding_method'


def _methods(*methods: str) -> None:
    op.drop_constraint(op.f(NAME), 'meter_binding', schema='energy', type_='check')
    known = ', '.join(repr(method) for method in methods)
    op.create_check_constraint(op.f(NAME), 'meter_binding', f'method IN ({known})', schema='energy')


def upgrade() -> None:
    _methods('trapezoid', 'left', 'counter', 'interval_end', 'interval_start')


def downgrade() -> None:
    _methods('trapezoid', 'left', 'counter')
