"""The entry for gunicorn: `gunicorn service.wsgi:app`, settings from the environment."""

from service.app import create_app
from service.config import Settings
from service.installation import with_secret_key
from service.messenger import Messenger
from service.reconciler import Reconciler
from service.services import Services
from service.sweeper import Sweeper

_settings = with_secret_key(Settings.from_env())
_services = Services.build(_settings)
app = create_app(_settings, _services)
Reconciler(_services).start()
Messenger(_services).start()
Sweeper(_services).start()
