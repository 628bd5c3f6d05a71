"""What people corrected and said about a call."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SCORED_ONCE = ["call_id", "rubric_id", "rubric_version"]
_ON_CALLS = ("reviewed_auto_fail", "reviewed_band", "reviewed_score", "reviewed_by", "reviewed_at", "corrections")


def upgrade() -> None:
    op.add_column("users", sa.Column("agent_name", sa.String(200)))
    op.add_column("calls", sa.Column("corrections", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("calls", sa.Column("reviewed_at", sa.DateTime(timezone=True)))
    op.add_column("calls", sa.Column("reviewed_by", sa.String(200)))
    op.add_column("calls", sa.Column("reviewed_score", sa.Double()))
    op.add_column("calls", sa.Column("reviewed_band", sa.String(60)))
    op.add_column("calls", sa.Column("reviewed_auto_fail", sa.Boolean()))
    op.create_index("ix_calls_reviewed_at", "calls", ["reviewed_at"])
    with op.batch_alter_table("scorecards") as table:
        table.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
        table.drop_constraint("uq_scorecards_call_id_rubric_id_rubric_version", type_="unique")
        table.create_unique_constraint(
            "uq_scorecards_call_id_rubric_id_rubric_version_revision", [*_SCORED_ONCE, "revision"]
        )
    _create_reviews()
    _create_events()
    _create_discussion()
    op.create_table(
        "utterance_corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("utterance", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("speaker", sa.String(10)),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _of_call("utterance_corrections"),
        _of_user("utterance_corrections", "user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_utterance_corrections"),
        sa.UniqueConstraint("call_id", "utterance", name="uq_utterance_corrections_call_id_utterance"),
    )


def downgrade() -> None:
    for name in ("utterance_corrections", "clips", "mentions", "comments", "review_events"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION review_events_stay()")
    op.drop_table("review_verdicts")
    op.drop_table("reviews")
    # The table had room for one scorecard a rubric version: the newest stays.
    op.execute(
        "DELETE FROM scorecards WHERE id NOT IN (SELECT max(id) FROM scorecards"
        " GROUP BY call_id, rubric_id, rubric_version)"
    )
    with op.batch_alter_table("scorecards") as table:
        table.drop_constraint(
            "uq_scorecards_call_id_rubric_id_rubric_version_revision", type_="unique"
        )
        table.drop_column("revision")
        table.create_unique_constraint(
            "uq_scorecards_call_id_rubric_id_rubric_version", _SCORED_ONCE
        )
    op.drop_index("ix_calls_reviewed_at", "calls")
    for column in _ON_CALLS:
        op.drop_column("calls", column)
    # An earlier program knows no agents among the people: none of them may see every call.
    op.execute("UPDATE users SET active = false WHERE role = 'agent'")
    op.drop_column("users", "agent_name")


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("rubric_id", sa.String(100), nullable=False),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("score", sa.Double()),
        sa.Column("machine_score", sa.Double()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        _of_call("reviews"),
        _of_user("reviews", "reviewer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_reviewer_id", "reviews", ["reviewer_id"])
    op.create_index("ix_reviews_of_call", "reviews", _SCORED_ONCE)
    op.create_index(
        "uq_reviews_one_draft",
        "reviews",
        [*_SCORED_ONCE, "reviewer_id"],
        unique=True,
        sqlite_where=sa.text("state = 'draft'"),
        postgresql_where=sa.text("state = 'draft'"),
    )
    op.create_table(
        "review_verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(60), nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name="fk_review_verdicts_review_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review_verdicts"),
        sa.UniqueConstraint("review_id", "criterion", name="uq_review_verdicts_review_id_criterion"),
    )
    op.create_index("ix_review_verdicts_criterion", "review_verdicts", ["criterion"])


def _create_events() -> None:
    op.create_table(
        "review_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer()),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(100), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("private_to", sa.Integer()),
        _of_call("review_events"),
        _of_user("review_events", "user_id"),
        _of_user("review_events", "private_to"),
        sa.PrimaryKeyConstraint("id", name="pk_review_events"),
    )
    op.create_index("ix_review_events_call_id", "review_events", ["call_id"])
    # History is only added to; it goes with its call and not before.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION review_events_stay() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'history is not changed'; END $$"
        )
        op.execute(
            "CREATE TRIGGER review_events_stay BEFORE UPDATE ON review_events"
            " FOR EACH ROW EXECUTE FUNCTION review_events_stay()"
        )
    else:
        op.execute(
            "CREATE TRIGGER review_events_stay BEFORE UPDATE ON review_events"
            " BEGIN SELECT RAISE(ABORT, 'history is not changed'); END"
        )


def _create_discussion() -> None:
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at_seconds", sa.Double()),
        sa.Column("criterion", sa.String(60)),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True)),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        _of_call("comments"),
        _of_user("comments", "author_id"),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_call_id", "comments", ["call_id"])
    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comments.id"], name="fk_mentions_comment_id", ondelete="CASCADE"
        ),
        _of_user("mentions", "user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mentions"),
        sa.UniqueConstraint("comment_id", "user_id", name="uq_mentions_comment_id_user_id"),
    )
    op.create_index("ix_mentions_user_id", "mentions", ["user_id"])
    op.create_table(
        "clips",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Double(), nullable=False),
        sa.Column("end", sa.Double(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        _of_call("clips"),
        _of_user("clips", "author_id"),
        sa.PrimaryKeyConstraint("id", name="pk_clips"),
    )
    op.create_index("ix_clips_call_id", "clips", ["call_id"])


def _of_call(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["call_id"], ["calls.id"], name=f"fk_{table}_call_id", ondelete="CASCADE"
    )


def _of_user(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["users.id"], name=f"fk_{table}_{column}")
