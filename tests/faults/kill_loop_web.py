"""The web process without its reconciler: with this entry the kill loop must find lost calls."""

from service.app import create_app
from service.config import Settings
from service.installation import with_secret_key
from service.services import Services

_settings = with_secret_key(Settings.from_env())
app = create_app(_settings, Services.build(_settings))
