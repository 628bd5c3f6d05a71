"""Search in transcripts, the worklist, saved views, assignments, samples and teams."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_REPLACED = ("agent", "queue", "score", "started_at", "reviewed_at")
_SORTED = {
    "ix_calls_by_start": ["started_at", "id"],
    "ix_calls_by_score": ["counted_score", "id"],
    "ix_calls_by_duration": ["duration_seconds", "id"],
    "ix_calls_of_agent_by_start": ["agent", "started_at", "id"],
    "ix_calls_of_agent_by_score": ["agent", "counted_score", "id"],
    "ix_calls_of_agent_by_duration": ["agent", "duration_seconds", "id"],
    "ix_calls_of_queue_by_start": ["queue", "started_at", "id"],
    "ix_calls_in_state_by_start": ["state", "started_at", "id"],
    "ix_calls_reviewed_by_start": ["reviewed_at", "started_at", "id"],
}
_PARTIAL = {
    "ix_calls_todo_auto_fail": (["reviewed_at", "started_at", "id"], "auto_fail"),
    "ix_calls_todo_unsure": (["reviewed_at", "started_at", "id"], "unsure_count > 0"),
    "ix_calls_todo_score": (["reviewed_at", "counted_score", "id"], "unsure_count = 0"),
    "ix_calls_todo_roles": (["reviewed_at", "role_confidence", "id"], "unsure_count = 0"),
    "ix_calls_by_fallback": (["state", "id"], "fallback_engine"),
}
_PUNCTUATION = r"[!-/:-@\[-`{-~’‘“”–—…]+"


def upgrade() -> None:
    _add_to_calls()
    _create_tables()
    if op.get_bind().dialect.name == "postgresql":
        _create_words_on_postgresql()
    else:
        _create_words_on_sqlite()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("call_words")
        op.execute("DROP TRIGGER call_words_follow ON call_texts")
        op.execute("DROP FUNCTION call_words_follow()")
    else:
        for step in ("insert", "update", "delete"):
            op.execute(f"DROP TRIGGER call_words_{step}")
        op.execute("DROP TABLE call_words")
    for table in ("agents", "sample_calls", "samples", "saved_views", "assignments", "call_texts"):
        op.drop_table(table)
    for name in (*_SORTED, *_PARTIAL):
        op.drop_index(name, "calls")
    op.drop_column("calls", "counted_score")
    op.drop_column("calls", "role_confidence")
    for column in _REPLACED:
        op.create_index(f"ix_calls_{column}", "calls", [column])


def _add_to_calls() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.add_column("calls", sa.Column("role_confidence", sa.Double()))
    # SQLite adds no stored computed column to a table, and PostgreSQL knows no other.
    counted = sa.Computed("coalesce(reviewed_score, score)", persisted=not sqlite)
    op.add_column("calls", sa.Column("counted_score", sa.Double(), counted))
    known = (
        "json_extract(evidence, '$.role_confidence')"
        if sqlite
        else "(evidence->>'role_confidence')::double precision"
    )
    op.execute(
        f"UPDATE calls SET role_confidence = (SELECT {known} FROM transcripts"
        " WHERE transcripts.call_id = calls.id)"
    )
    for column in _REPLACED:
        op.drop_index(f"ix_calls_{column}", "calls")
    for name, columns in _SORTED.items():
        op.create_index(name, "calls", columns)
    for name, (columns, where) in _PARTIAL.items():
        bare = where.replace("auto_fail", "auto_fail = 1").replace("engine", "engine = 1")
        op.create_index(
            name,
            "calls",
            columns,
            sqlite_where=sa.text(bare),
            postgresql_where=sa.text(where),
        )


def _create_tables() -> None:
    op.create_table(
        "call_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        _of("call_texts", "call_id", "calls.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_call_texts"),
        sa.UniqueConstraint("call_id", name="uq_call_texts_call_id"),
    )
    op.create_table(
        "assignments",
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _of("assignments", "call_id", "calls.id", "CASCADE"),
        _of("assignments", "user_id", "users.id"),
        _of("assignments", "by_id", "users.id"),
        sa.PrimaryKeyConstraint("call_id", name="pk_assignments"),
    )
    op.create_index("ix_assignments_user_id", "assignments", ["user_id"])
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _of("saved_views", "owner_id", "users.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("owner_id", "name", name="uq_saved_views_owner_id_name"),
    )
    _create_samples()
    op.create_table(
        "agents",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("team", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_agents"),
    )
    op.create_index("ix_agents_team", "agents", ["team"])


def _create_samples() -> None:
    op.create_table(
        "samples",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("week", sa.String(8), nullable=False),
        sa.Column("seed", sa.String(100), nullable=False),
        sa.Column("per_agent", sa.Integer(), nullable=False),
        sa.Column("candidates", sa.Integer(), nullable=False),
        sa.Column("drawn", sa.JSON(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        _of("samples", "asked_by_id", "users.id"),
        sa.PrimaryKeyConstraint("id", name="pk_samples"),
    )
    op.create_index("ix_samples_week", "samples", ["week"])
    op.create_table(
        "sample_calls",
        sa.Column("call_id", sa.String(32), nullable=False),
        sa.Column("sample_id", sa.Integer(), nullable=False),
        _of("sample_calls", "call_id", "calls.id", "CASCADE"),
        _of("sample_calls", "sample_id", "samples.id", "CASCADE"),
        sa.PrimaryKeyConstraint("call_id", "sample_id", name="pk_sample_calls"),
    )
    op.create_index("ix_sample_calls_sample_id", "sample_calls", ["sample_id"])


def _create_words_on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE call_words USING fts5(agent, caller, content='call_texts',"
        " content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    add = "INSERT INTO call_words(rowid, agent, caller) VALUES (new.id, new.agent, new.caller);"
    # An index over another table's texts must be told the old ones to forget them.
    drop = (
        "INSERT INTO call_words(call_words, rowid, agent, caller)"
        " VALUES ('delete', old.id, old.agent, old.caller);"
    )
    for step, does in (("insert", add), ("update", drop + add), ("delete", drop)):
        op.execute(
            f"CREATE TRIGGER call_words_{step} AFTER {step.upper()} ON call_texts BEGIN {does} END"
        )


def _create_words_on_postgresql() -> None:
    op.execute(
        "CREATE TABLE call_words (rowid integer PRIMARY KEY REFERENCES call_texts (id)"
        " ON DELETE CASCADE, words tsvector NOT NULL)"
    )
    op.execute("CREATE INDEX ix_call_words_words ON call_words USING gin (words)")
    # Without punctuation, or the parser would keep e-mail and web addresses in one piece.
    agent, caller = (
        f"to_tsvector('simple', regexp_replace(new.{side}, '{_PUNCTUATION}', ' ', 'g'))"
        for side in ("agent", "caller")
    )
    words = f"setweight({agent}, 'A') || setweight({caller}, 'B')"
    body = (
        "CREATE FUNCTION call_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" INSERT INTO call_words (rowid, words) VALUES (new.id, {words})"
        " ON CONFLICT (rowid) DO UPDATE SET words = excluded.words; RETURN NULL; END $$"
    )
    op.get_bind().exec_driver_sql(body)
    op.execute(
        "CREATE TRIGGER call_words_follow AFTER INSERT OR UPDATE ON call_texts"
        " FOR EACH ROW EXECUTE FUNCTION call_words_follow()"
    )


def _of(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [target], name=f"fk_{table}_{column}", ondelete=ondelete
    )
