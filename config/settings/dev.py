"""A developer's machine and the demonstration: everything on, nothing secret."""

from config import env
from config.settings.base import *  # noqa: F403
from config.settings.base import HOME, IS_DEMO, SECRET_KEY

DEBUG = env.flag("SPOIWO_DEBUG", not IS_DEMO)
SECRET_KEY = SECRET_KEY or f"a development key that guards nothing, of {HOME}"
