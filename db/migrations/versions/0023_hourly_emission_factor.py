"""Emission factors of a grid zone by the hour.

Revision ID: 0023_hourly_emission_factor
Revises: 0022_import_parts
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0023_hourly_emission_factor'
down_revision = '0022_import_parts'
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
TABLE = 'hourly_emission_factor'


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column('zone', sa.Text(), nullable=False),
        sa.Column('valid_from', INSTANT, nullable=False),
        sa.Column('valid_to', INSTANT, nullable=False),
        sa.Column('grams_per_kwh', sa.Double(), nullable=False),
        sa.Column('basis', sa.Text(), nullable=False),
        sa.Column('source', sa.Text(), nullable=False),
        sa.Column('id', sa.Uuid(), server_default=sa.text('gen_random_uuid()'), nullable=False),
        sa.Column('organization_id', sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint('id', name=op.f(f'pk_{TABLE}')),
        sa.CheckConstraint('valid_to > valid_from', name=op.f(f'ck_{TABLE}_valid_range')),
        sa.CheckConstraint('grams_per_kwh >= 0', name=op.f(f'ck_{TABLE}_grams')),
        sa.ForeignKeyConstraint(['organization_id'], ['auth.organization.id'], ondelete='CASCADE',
                                name=op.f(f'fk_{TABLE}_organization_id')),
        postgresql.ExcludeConstraint(
            (sa.text("factories.uuid_range(organization_id, organization_id, '[]')"), '&&'),
            (sa.text("int8range(hashtextextended(zone, 0), hashtextextended(zone, 0), '[]')"), '&&'),
            (sa.text('tstzrange(valid_from, valid_to)'), '&&'),
            using='gist',
            name=f'ex_{TABLE}_zone',
        ),
        schema='energy',
    )
    op.create_index(op.f(f'ix_{TABLE}_organization_id'), TABLE, ['organization_id', 'zone', 'valid_from'], schema='energy')


def downgrade() -> None:
    op.drop_table(TABLE, schema='energy')
