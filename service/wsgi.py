"""The entry for gunicorn: `gunicorn service.wsgi:app`, settings from the environment."""

from service.app import create_app
from service.config import Settings

app = create_app(Settings.from_env())
