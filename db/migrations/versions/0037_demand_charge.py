"""Tariffs may charge a month's peak demand.

Revision ID: 0037_demand_charge
Revises: 0036_watch_sensitivity
"""

import sqlalchemy as sa
from alembic import op

revision = '0037_demand_charge'
down_revision = '0036_watch_sensitivity'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('tariff', sa.Column('demand_price_per_kw', sa.Float(),
                                      comment='of the peak of 15 minutes in a local month; null: demand is not charged'),
                  schema='energy')
    op.add_column('tariff', sa.Column('demand_method', sa.Text(), server_default='fixed', nullable=False,
                                      comment='fixed: quarter hours of the clock; sliding: any 15 minutes'),
                  schema='energy')
    op.create_check_constraint(op.f('ck_tariff_demand_price'), 'tariff', 'demand_price_per_kw >= 0', schema='energy')
    op.create_check_constraint(op.f('ck_tariff_demand_method'), 'tariff', "demand_method IN ('fixed', 'sliding')",
                               schema='energy')


def downgrade() -> None:
    for name in ('demand_method', 'demand_price'):
        op.drop_constraint(op.f(f'ck_tariff_{name}'), 'tariff', schema='energy')
    for name in ('demand_method', 'demand_price_per_kw'):
        op.drop_column('tariff', name, schema='energy')
