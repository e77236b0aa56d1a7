"""Symptoms by sensor with their verdict, anomalies by indicator, levels of machines, and when silence is stale.

Revision ID: 0004_condition
Revises: 0003_energy
"""

import sqlalchemy as sa
from alembic import op

revision = '0004_condition'
down_revision = '0003_energy'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('machine', sa.Column('condition_level', sa.Text(), server_default='unknown', nullable=False), schema='factories')
    op.add_column('machine', sa.Column('condition_since', sa.DateTime(timezone=True)), schema='factories')
    op.add_column('threshold', sa.Column('stale_after_seconds', sa.Double(),
                  comment='without a value for longer the level is unknown; null: 3 × the usual interval'), schema='condition')
    op.execute('DELETE FROM condition.fault_symptom')  # calculated; nothing wrote any before
    op.execute('DELETE FROM condition.anomaly')
    for name, type_, comment in (('device_id', sa.Uuid(), None), ('axis', sa.Text(), None),
                                 ('verdict', sa.Text(), 'present or not_conclusive'), ('statement', sa.Text(), None)):
        op.add_column('fault_symptom', sa.Column(name, type_, nullable=False, comment=comment), schema='condition')
    op.alter_column('fault_symptom', 'severity', comment='the measure that `statement` names', schema='condition')
    op.create_foreign_key(op.f('fk_fault_symptom_organization_id_device_id'), 'fault_symptom', 'device',
                          ['organization_id', 'device_id'], ['organization_id', 'id'],
                          source_schema='condition', referent_schema='factories', ondelete='CASCADE')
    op.create_unique_constraint(op.f('uq_fault_symptom_device_id_axis_time_kind'), 'fault_symptom',
                                ['device_id', 'axis', 'time', 'kind'], schema='condition')
    op.add_column('anomaly', sa.Column('indicator', sa.Text(), nullable=False), schema='condition')
    op.create_unique_constraint(op.f('uq_anomaly_machine_id_indicator_started_at'), 'anomaly',
                                ['machine_id', 'indicator', 'started_at'], schema='condition')


def downgrade() -> None:
    raise NotImplementedError('symptoms and anomalies do not fit the earlier tables')
