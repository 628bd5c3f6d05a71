"""Makes a data directory ready: private folder, secret key, newest schema, first sign-in."""

import os
import secrets
from dataclasses import replace

from service.config import Settings
from service.errors import TransientError
from service.storage import users
from service.storage.migrate import migrate
from service.storage.session import Database
from service.storage.users import Role

FIRST_USER = "admin"


def with_secret_key(settings: Settings) -> Settings:
    """The settings with a secret key: the one set, else the data directory's own."""
    if settings.secret_key:
        return settings
    path = settings.data_dir / "secret.key"
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    except OSError as error:
        raise TransientError(
            f"The data directory {settings.data_dir} cannot be written: {error.strerror}. "
            "Choose another with --data-dir."
        ) from error
    return replace(settings, secret_key=path.read_text())


def prepare(settings: Settings, database: Database) -> str | None:
    """Bring the schema up to date; the first password when one was made up just now."""
    migrate(database)
    with database.transaction() as session:
        if users.any_user(session):
            return None
        password = settings.admin_password or secrets.token_urlsafe(12)
        users.add_user(session, FIRST_USER, password, Role.ADMIN)
    return None if settings.admin_password else password
