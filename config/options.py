"""What the commands need to know before Django is awake: where, on which port, in which mode."""

import os
from dataclasses import dataclass
from pathlib import Path

from config import env

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = {
    "dev": "config.settings.dev",
    "demo": "config.settings.dev",
    "production": "config.settings.production",
    "test": "config.settings.test",
}
DATABASE_NOT_NAMED = (
    "DATABASE_URL is not set: name your PostgreSQL, "
    "or allow the embedded one on purpose with SPOIWO_EMBEDDED=1."
)


@dataclass(frozen=True)
class Options:
    """The few variables of the environment that the commands themselves read; .env.example explains them."""

    mode: str
    home: Path
    host: str
    port: int
    web_workers: int
    database_url: str
    embedded_allowed: bool

    @classmethod
    def read(cls) -> "Options":
        return cls(
            mode=env.text("SPOIWO_MODE", "production"),
            home=env.path("SPOIWO_HOME", ROOT / "var"),
            host=env.text("SPOIWO_HOST", "127.0.0.1"),
            port=env.number("SPOIWO_PORT", 8000),
            web_workers=env.number("SPOIWO_WEB_WORKERS", 1),
            database_url=env.text("DATABASE_URL", ""),
            embedded_allowed=env.flag("SPOIWO_EMBEDDED", False),
        )

    @property
    def files(self) -> Path:
        return self.home / "files"


def enter_mode(mode: str) -> None:
    """Set the mode for this command and its children; settings of your own in the environment win."""
    os.environ["SPOIWO_MODE"] = mode
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS.get(mode, SETTINGS["production"]))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))


def load_env_file(path: Path) -> None:
    """Read ``NAME=value`` lines; what the environment already says wins."""
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))
