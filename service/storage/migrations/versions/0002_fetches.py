"""Recordings that a phone system announced and that are still to be fetched."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("calls") as table:
        table.alter_column("sha256", existing_type=sa.String(64), nullable=True)
        table.alter_column("storage_key", existing_type=sa.String(200), nullable=True)
        table.drop_constraint("uq_calls_sha256", type_="unique")
        table.create_index("ix_calls_sha256", ["sha256"])
        table.add_column(sa.Column("unique_sha256", sa.String(64)))
        table.create_unique_constraint("uq_calls_unique_sha256", ["unique_sha256"])
        table.add_column(sa.Column("same_as", sa.String(32)))
        table.create_foreign_key(
            "fk_calls_same_as", "calls", ["same_as"], ["id"], ondelete="SET NULL"
        )
    op.execute("UPDATE calls SET unique_sha256 = sha256")
    op.create_table(
        "fetches",
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("authorization", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", sa.DateTime(timezone=True)),
        sa.Column("enqueued_at", sa.DateTime(timezone=True)),
        sa.Column("lease_token", sa.String(32)),
        sa.Column("lease_expires_at", sa.DateTime(timezone=True)),
        sa.Column("last_error", sa.Text()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls.id"], name="fk_fetches_call_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("call_id", name="pk_fetches"),
    )
    op.create_index("ix_fetches_next_attempt_at", "fetches", ["next_attempt_at"])


def downgrade() -> None:
    op.drop_table("fetches")
    # What has no sound cannot be told to a program that knows no such calls.
    op.execute("DELETE FROM calls WHERE storage_key IS NULL")
    op.execute(
        "UPDATE calls SET sha256 = substr(sha256, 1, 47) || '-' || substr(id, 1, 16)"
        " WHERE unique_sha256 IS NULL"
    )
    with op.batch_alter_table("calls") as table:
        table.drop_constraint("fk_calls_same_as", type_="foreignkey")
        table.drop_column("same_as")
        table.drop_constraint("uq_calls_unique_sha256", type_="unique")
        table.drop_column("unique_sha256")
        table.drop_index("ix_calls_sha256")
        table.create_unique_constraint("uq_calls_sha256", ["sha256"])
        table.alter_column("storage_key", existing_type=sa.String(200), nullable=False)
        table.alter_column("sha256", existing_type=sa.String(64), nullable=False)
