"""Quarantined calls and what was odd about a recording."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("calls") as calls:
        calls.add_column(sa.Column("moved_at", sa.DateTime(timezone=True)))
        calls.add_column(sa.Column("not_before", sa.DateTime(timezone=True)))
        calls.add_column(sa.Column("setbacks", sa.Integer(), nullable=False, server_default="0"))
        calls.add_column(sa.Column("declared_seconds", sa.Double()))
        calls.add_column(sa.Column("audio_flag", sa.String(length=20)))
    op.execute("UPDATE calls SET moved_at = COALESCE(scored_at, created_at)")
    with op.batch_alter_table("calls") as calls:
        calls.alter_column(
            "moved_at", existing_type=sa.DateTime(timezone=True), nullable=False
        )
        calls.alter_column("setbacks", existing_type=sa.Integer(), server_default=None)
        calls.create_index("ix_calls_moved_at", ["moved_at"])
    with op.batch_alter_table("sources") as sources:
        sources.add_column(sa.Column("raw_format", sa.String(length=30)))
    op.create_table(
        "sweeps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("removed_count", sa.Integer(), nullable=False),
        sa.Column("missing_count", sa.Integer(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sweeps")),
    )


def downgrade() -> None:
    op.drop_table("sweeps")
    with op.batch_alter_table("sources") as sources:
        sources.drop_column("raw_format")
    op.execute("UPDATE calls SET state = 'failed' WHERE state = 'quarantined'")
    with op.batch_alter_table("calls") as calls:
        calls.drop_index("ix_calls_moved_at")
        for name in ("audio_flag", "declared_seconds", "setbacks", "not_before", "moved_at"):
            calls.drop_column(name)
