"""Who was signed on at a machine; from when to when rules and targets hold; indexes for long spans of facts.

Revision ID: 0027_operators_and_rules
Revises: 0026_watch_by_tail
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0027_operators_and_rules'
down_revision = '0026_watch_by_tail'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'operator_turn',
        sa.Column('factory_id', sa.Uuid(), nullable=False),
        sa.Column('machine_id', sa.Uuid(), nullable=False),
        sa.Column('user_id', sa.Uuid(), nullable=True),
        sa.Column('name', sa.Text(), nullable=False),
        sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.Column('created_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.Column('updated_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_operator_turn')),
        sa.CheckConstraint('ended_at IS NULL OR ended_at > started_at', name=op.f('ck_operator_turn_span')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f('fk_operator_turn_organization_id')),
        sa.ForeignKeyConstraint(['user_id'], ['auth.user.id'], ondelete='SET NULL',
                                name=op.f('fk_operator_turn_user_id')),
        *(
            sa.ForeignKeyConstraint(['organization_id', f'{of}_id'],
                                    [f'factories.{of}.organization_id', f'factories.{of}.id'], ondelete='CASCADE',
                                    name=op.f(f'fk_operator_turn_organization_id_{of}_id'))
            for of in ('factory', 'machine')
        ),
        postgresql.ExcludeConstraint(
            (sa.text("factories.uuid_range(machine_id, machine_id, '[]')"), '&&'),
            (sa.text('tstzrange(started_at, ended_at)'), '&&'), using='gist', name='ex_operator_turn_machine'),
        schema='oee',
    )
    op.create_index(op.f('ix_operator_turn_machine_id_started_at'), 'operator_turn', ['machine_id', 'started_at'], schema='oee')
    op.create_index(op.f('ix_stop_machine_id_started_at'), 'stop', ['machine_id', 'started_at'], schema='oee')
    op.drop_index('ix_production_count_machine_id_ended_at', 'production_count', schema='oee')
    op.create_index('ix_production_count_machine_id_ended_at', 'production_count', ['machine_id', 'ended_at'],
                    schema='oee', postgresql_include=['quantity', 'product_id'])
    op.add_column('stop', sa.Column('contradicted_seconds', sa.Double(), nullable=False, server_default=sa.text('0'),
                                    comment='for how long the signal says that the machine ran; that time is no stop'),
                  schema='oee')
    op.add_column('oee_target', sa.Column('valid_to', sa.DateTime(timezone=True)), schema='oee')
    op.create_check_constraint(op.f('ck_oee_target_span'), 'oee_target', 'valid_to IS NULL OR valid_to > valid_from',
                               schema='oee')
    op.add_column('state_rule', sa.Column('valid_from', sa.DateTime(timezone=True), nullable=False,
                                          server_default=sa.text("'-infinity'")), schema='oee')
    op.add_column('state_rule', sa.Column('valid_to', sa.DateTime(timezone=True)), schema='oee')
    op.add_column('state_rule', sa.Column('followed_until', sa.DateTime(timezone=True),
                                          comment='states up to here follow the rule; null where all do'), schema='oee')
    op.create_check_constraint(op.f('ck_state_rule_span'), 'state_rule', 'valid_to IS NULL OR valid_to > valid_from',
                               schema='oee')


def downgrade() -> None:
    op.drop_constraint(op.f('ck_state_rule_span'), 'state_rule', schema='oee', type_='check')
    for column in ('followed_until', 'valid_to', 'valid_from'):
        op.drop_column('state_rule', column, schema='oee')
    op.drop_constraint(op.f('ck_oee_target_span'), 'oee_target', schema='oee', type_='check')
    op.drop_column('oee_target', 'valid_to', schema='oee')
    op.drop_index('ix_production_count_machine_id_ended_at', 'production_count', schema='oee')
    op.create_index('ix_production_count_machine_id_ended_at', 'production_count', ['machine_id', 'ended_at'],
                    schema='oee')
    op.drop_column('stop', 'contradicted_seconds', schema='oee')
    op.drop_index(op.f('ix_stop_machine_id_started_at'), 'stop', schema='oee')
    op.drop_table('operator_turn', schema='oee')
