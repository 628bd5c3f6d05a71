"""Brings a database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from service.storage.session import Database

_MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(database: Database, revision: str = "head") -> None:
    """Upgrade the schema; does nothing when it is new already."""
    with database.engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def downgrade(database: Database, revision: str) -> None:
    """Take the schema back to a revision, `base` for none at all."""
    with database.engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
