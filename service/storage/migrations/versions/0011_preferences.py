"""How each person wants the pages: their time zone, way of writing, theme and keys."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("time_zone", sa.String(64)))
    op.add_column("users", sa.Column("writing", sa.String(10)))
    op.add_column("users", sa.Column("theme", sa.String(10), nullable=False, server_default="system"))
    op.add_column("users", sa.Column("single_keys", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    for name in ("single_keys", "theme", "writing", "time_zone"):
        op.drop_column("users", name)
