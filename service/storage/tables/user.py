"""People, their signed-in browsers, and failed sign-ins (which slow the next ones)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.storage.tables.base import Base, utc_now


class UserRow(Base):
    """A person who may sign in. `role` is agent, reviewer, supervisor or admin.

    `agent_name` is whose calls an agent sees: the name as it stands at the calls.
    `time_zone` and `writing` (of dates and numbers) are None for what the installation and the
    browser say; `theme` is system, light or dark; `single_keys` whether letters are shortcuts.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    password_hash: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(20), default="reviewer")
    agent_name: Mapped[str | None] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    writing: Mapped[str | None] = mapped_column(String(10))
    theme: Mapped[str] = mapped_column(String(10), default="system", server_default="system")
    single_keys: Mapped[bool] = mapped_column(default=True, server_default=true())


class SignInRow(Base):
    """A signed-in browser; only a hash of its token is kept, so that it can be ended here."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=utc_now)
    expires_at: Mapped[datetime]

    user: Mapped[UserRow] = relationship()


class SignInFailureRow(Base):
    """One failed sign-in, by the name that was typed and the address it came from."""

    __tablename__ = "sign_in_failures"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), index=True)
    address: Mapped[str] = mapped_column(String(100), index=True)
    at: Mapped[datetime] = mapped_column(default=utc_now, index=True)
