"""``spoiwo serve`` names every insecure setting and does not start with one."""

import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from config import embedded, hardening
from config.embedded import FAST_AND_UNSAFE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def secure(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of an installation that may be shown to the world."""
    settings.MODE = "production"
    settings.DEBUG = False
    settings.SECRET_KEY = secrets.token_urlsafe(64)
    settings.ALLOWED_HOSTS = ["spoiwo.example.org"]
    settings.SITE_ADDRESS = "https://spoiwo.example.org"
    settings.DELIVERY_BACKEND = "smtp"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example.org/spoiwo")
    return settings


def test_a_secure_installation_is_refused_nothing(secure: Settings) -> None:
    assert hardening.insecurities() == []


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("MODE", "demo", "SPOIWO_MODE"),
        ("DEBUG", True, "DEBUG"),
        ("SECRET_KEY", "short", "SPOIWO_SECRET_KEY"),
        ("SECRET_KEY", "a" * 80, "SPOIWO_SECRET_KEY"),
        ("ALLOWED_HOSTS", [], "SPOIWO_HOSTS"),
        ("ALLOWED_HOSTS", ["spoiwo.example.org", "*"], "SPOIWO_HOSTS"),
        ("SITE_ADDRESS", "http://spoiwo.example.org", "SPOIWO_ADDRESS"),
        ("SESSION_COOKIE_SECURE", False, "SESSION_COOKIE_SECURE"),
        ("CSRF_COOKIE_SECURE", False, "CSRF_COOKIE_SECURE"),
        ("DELIVERY_BACKEND", "console", "SPOIWO_MAIL"),
        ("SECURE_HSTS_SECONDS", 0, "SECURE_HSTS_SECONDS"),
        ("SECURE_SSL_REDIRECT", False, "SECURE_SSL_REDIRECT"),
    ],
)
def test_each_insecure_setting_is_named(secure: Settings, name: str, value: object, named: str) -> None:
    setattr(secure, name, value)

    problems = hardening.insecurities()

    assert problems
    assert all(named in problem or name in problem for problem in problems)


def test_the_embedded_database_must_be_allowed_on_purpose(
    secure: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")

    assert [problem for problem in hardening.insecurities() if "DATABASE_URL" in problem]
    monkeypatch.setenv("SPOIWO_EMBEDDED", "1")
    assert hardening.insecurities() == []


def test_a_forgotten_debug_switch_is_refused(secure: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPOIWO_DEBUG", "1")

    assert [problem for problem in hardening.insecurities() if "SPOIWO_DEBUG" in problem]


def spoiwo(home: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the console command as on a machine that knows nothing of this test."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    # An environment file of the developer's own checkout must not answer for the missing variables.
    nothing = home / "nothing.env"
    nothing.touch()
    return subprocess.run(
        [sys.executable, "-m", "config.cli", "--env-file", str(nothing), *arguments],
        cwd=ROOT,
        env={**kept, "SPOIWO_HOME": str(home), **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_serve_names_the_missing_secret_key(home: Path, free_port: int) -> None:
    answer = spoiwo(home, "serve", SPOIWO_PORT=str(free_port), SPOIWO_EMBEDDED="1")

    assert answer.returncode == 1
    assert "SPOIWO_SECRET_KEY is not set" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_serve_refuses_the_mode_of_the_demonstration(home: Path, free_port: int) -> None:
    answer = spoiwo(home, "serve", SPOIWO_PORT=str(free_port), SPOIWO_MODE="demo", SPOIWO_EMBEDDED="1")

    assert answer.returncode == 1
    assert "SPOIWO_MODE is 'demo'" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_serve_refuses_a_database_that_was_not_named(home: Path, free_port: int) -> None:
    answer = spoiwo(home, "serve", SPOIWO_PORT=str(free_port))

    assert answer.returncode == 1
    assert "DATABASE_URL is not set" in answer.stderr
    assert not (home / "postgres").exists()


def test_serve_refuses_a_port_that_is_taken(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = spoiwo(home, "serve", SPOIWO_PORT=str(port), SPOIWO_EMBEDDED="1")

    assert answer.returncode == 1
    assert f"Port {port} of 127.0.0.1 is taken" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_backup_and_restore_are_commands_too(home: Path) -> None:
    with embedded.running(home, extra=FAST_AND_UNSAFE):
        (home / "files").mkdir()
        (home / "files" / "scan.pdf").write_bytes(b"%PDF")
        saved = spoiwo(home, "backup", str(home / "b.tar"), SPOIWO_EMBEDDED="1")
        refused = spoiwo(home, "restore", str(home / "b.tar"), SPOIWO_EMBEDDED="1")

    assert saved.returncode == 0, saved.stderr
    assert "1 stored files" in saved.stdout
    assert refused.returncode == 1
    assert "--force" in refused.stderr
