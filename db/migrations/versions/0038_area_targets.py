"""Targets of OEE may be of an area.

Revision ID: 0038_area_targets
Revises: 0037_demand_charge
"""

import sqlalchemy as sa
from alembic import op

revision = '0038_area_targets'
down_revision = '0037_demand_charge'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('oee_target', sa.Column('area_id', sa.Uuid()), schema='oee')
    op.create_foreign_key(op.f('fk_oee_target_organization_id_area_id'), 'oee_target', 'area',
                          ['organization_id', 'area_id'], ['organization_id', 'id'],
                          source_schema='oee', referent_schema='factories', ondelete='CASCADE')
    op.drop_constraint(op.f('ck_oee_target_scope'), 'oee_target', schema='oee')
    op.create_check_constraint(op.f('ck_oee_target_scope'), 'oee_target', 'num_nonnulls(area_id, line_id, machine_id) <= 1',
                               schema='oee')


def downgrade() -> None:
    op.execute('DELETE FROM oee.oee_target WHERE area_id IS NOT NULL')
    op.drop_constraint(op.f('ck_oee_target_scope'), 'oee_target', schema='oee')
    op.create_check_constraint(op.f('ck_oee_target_scope'), 'oee_target', 'line_id IS NULL OR machine_id IS NULL',
                               schema='oee')
    op.drop_column('oee_target', 'area_id', schema='oee')
