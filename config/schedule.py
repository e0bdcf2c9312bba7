"""Every periodic job in one table: name, when (cron, Europe/Warsaw), what it is for."""

from procrastinate import App


def on_app_ready(app: App) -> None:
    """Register periodic jobs; rooms define them in their ``jobs.py``."""
