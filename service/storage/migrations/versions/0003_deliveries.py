"""Kinds and settings of phone systems, and a log of what they delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NEW_IN_SOURCES = (
    "kind", "old_secret", "old_token_hash", "rotated_at", "outbound_agent_channel",
    "fetch_scheme", "fetch_user", "fetch_secret", "mapping",
)


def upgrade() -> None:
    with op.batch_alter_table("sources") as table:
        table.alter_column("secret", existing_type=sa.String(200), type_=sa.String(300))
        table.add_column(_text("kind", 30, default="generic"))
        table.add_column(sa.Column("old_secret", sa.String(300)))
        table.add_column(sa.Column("old_token_hash", sa.String(64)))
        table.add_column(sa.Column("rotated_at", sa.DateTime(timezone=True)))
        table.add_column(_text("outbound_agent_channel", 10, default="auto"))
        table.add_column(_text("fetch_scheme", 10))
        table.add_column(_text("fetch_user", 200))
        table.add_column(sa.Column("fetch_secret", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("mapping", sa.JSON(), nullable=False, server_default="{}"))
        table.create_index("ix_sources_old_token_hash", ["old_token_hash"])
    # Until now one setting stood for both directions.
    op.execute("UPDATE sources SET outbound_agent_channel = agent_channel")
    _drop_defaults()
    with op.batch_alter_table("calls") as table:
        table.add_column(sa.Column("queue", sa.String(200)))
        table.add_column(sa.Column("caller_number", sa.String(60)))
        table.create_index("ix_calls_queue", ["queue"])
        table.create_index("ix_calls_caller_number", ["caller_number"])
    _create_deliveries()


def downgrade() -> None:
    op.drop_table("deliveries")
    with op.batch_alter_table("calls") as table:
        table.drop_index("ix_calls_caller_number")
        table.drop_index("ix_calls_queue")
        table.drop_column("caller_number")
        table.drop_column("queue")
    with op.batch_alter_table("sources") as table:
        table.drop_index("ix_sources_old_token_hash")
        for name in _NEW_IN_SOURCES:
            table.drop_column(name)
        table.alter_column("secret", existing_type=sa.String(300), type_=sa.String(200))


def _create_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("outcome", sa.String(12), nullable=False),
        sa.Column("external_id", sa.String(200)),
        sa.Column("call_id", sa.String(32)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("is_test", sa.Boolean(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name="fk_deliveries_source_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["call_id"], ["calls.id"], name="fk_deliveries_call_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_source_id_at", "deliveries", ["source_id", "at"])
    op.create_index("ix_deliveries_at", "deliveries", ["at"])
    op.create_index("ix_deliveries_call_id", "deliveries", ["call_id"])


def _drop_defaults() -> None:
    """The defaults were for the rows that are there; the program sets its own."""
    with op.batch_alter_table("sources") as table:
        for name in ("kind", "outbound_agent_channel", "fetch_scheme", "fetch_user", "fetch_secret", "mapping"):
            table.alter_column(name, server_default=None)


def _text(name: str, length: int, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=default)
