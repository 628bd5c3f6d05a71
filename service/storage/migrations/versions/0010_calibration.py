"""Disputes, calibration rounds and criteria that only assist."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("calls", sa.Column("open_disputes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("calls", sa.Column("acknowledged_at", sa.DateTime(timezone=True)))
    _create_disputes()
    _create_rounds()
    _create_scorings()
    _create_switches()


def downgrade() -> None:
    op.drop_table("assist_switches")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION assist_switches_stay()")
    for name in ("round_references", "round_verdicts", "round_scorings"):
        op.drop_table(name)
    for name in ("round_reviewers", "round_calls", "calibration_rounds", "disputes"):
        op.drop_table(name)
    op.drop_column("calls", "acknowledged_at")
    op.drop_column("calls", "open_disputes")


def _create_disputes() -> None:
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(60), nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("agent_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("decided_by", sa.Integer()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("new_verdict", sa.String(10)),
        _within("disputes", "call_id", "calls.id"),
        _within("disputes", "review_id", "reviews.id"),
        _of_user("disputes", "agent_id"),
        _of_user("disputes", "decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_disputes"),
        sa.UniqueConstraint("review_id", "criterion", name="uq_disputes_review_id_criterion"),
    )
    op.create_index("ix_disputes_call_id", "disputes", ["call_id"])
    op.create_index("ix_disputes_state", "disputes", ["state"])


def _create_rounds() -> None:
    op.create_table(
        "calibration_rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("rubric_id", sa.String(100), nullable=False),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("picked", sa.JSON(), nullable=False),
        sa.Column("seed", sa.BigInteger()),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Integer()),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        _of_user("calibration_rounds", "created_by"),
        _of_user("calibration_rounds", "closed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_calibration_rounds"),
    )
    op.create_index("ix_calibration_rounds_closed_at", "calibration_rounds", ["closed_at"])
    op.create_table(
        "round_calls",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _within("round_calls", "round_id", "calibration_rounds.id"),
        _within("round_calls", "call_id", "calls.id"),
        sa.PrimaryKeyConstraint("round_id", "call_id", name="pk_round_calls"),
    )
    op.create_index("ix_round_calls_call_id", "round_calls", ["call_id"])
    op.create_table(
        "round_reviewers",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        _within("round_reviewers", "round_id", "calibration_rounds.id"),
        _of_user("round_reviewers", "user_id"),
        sa.PrimaryKeyConstraint("round_id", "user_id", name="pk_round_reviewers"),
    )
    op.create_index("ix_round_reviewers_user_id", "round_reviewers", ["user_id"])


def _create_scorings() -> None:
    op.create_table(
        "round_scorings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double()),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True)),
        _within("round_scorings", "round_id", "calibration_rounds.id"),
        _within("round_scorings", "call_id", "calls.id"),
        _of_user("round_scorings", "user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_round_scorings"),
        sa.UniqueConstraint(
            "round_id", "call_id", "user_id", name="uq_round_scorings_round_id_call_id_user_id"
        ),
    )
    op.create_index("ix_round_scorings_call_id", "round_scorings", ["call_id"])
    op.create_table(
        "round_verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scoring_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(60), nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        _within("round_verdicts", "scoring_id", "round_scorings.id"),
        sa.PrimaryKeyConstraint("id", name="pk_round_verdicts"),
        sa.UniqueConstraint("scoring_id", "criterion", name="uq_round_verdicts_scoring_id_criterion"),
    )
    op.create_table(
        "round_references",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("criterion", sa.String(60), nullable=False),
        sa.Column("verdict", sa.String(10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        _within("round_references", "round_id", "calibration_rounds.id"),
        _within("round_references", "call_id", "calls.id"),
        _of_user("round_references", "set_by"),
        sa.PrimaryKeyConstraint("id", name="pk_round_references"),
        sa.UniqueConstraint(
            "round_id", "call_id", "criterion", name="uq_round_references_round_id_call_id_criterion"
        ),
    )


def _create_switches() -> None:
    op.create_table(
        "assist_switches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rubric_id", sa.String(100), nullable=False),
        sa.Column("criterion", sa.String(60), nullable=False),
        sa.Column("assists", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _of_user("assist_switches", "user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assist_switches"),
    )
    op.create_index("ix_assist_switches_of_rubric", "assist_switches", ["rubric_id", "criterion"])
    # Who switched what and why is only added to: scores are explained by it.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION assist_switches_stay() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'switches are not changed'; END $$"
        )
        op.execute(
            "CREATE TRIGGER assist_switches_stay BEFORE UPDATE OR DELETE ON assist_switches"
            " FOR EACH ROW EXECUTE FUNCTION assist_switches_stay()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER assist_switches_stay_{change.lower()} BEFORE {change}"
            " ON assist_switches BEGIN SELECT RAISE(ABORT, 'switches are not changed'); END"
        )


def _within(table: str, column: str, whole: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [whole], name=f"fk_{table}_{column}", ondelete="CASCADE")


def _of_user(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["users.id"], name=f"fk_{table}_{column}")
