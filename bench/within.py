"""Runs a module of the benchmark within Django: ``python -m bench.within national`` or ``… queries``."""

import os
import runpy
import sys

import django


def main() -> None:
    """Wake Django first: models cannot be imported before."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    runpy.run_module(f"bench.{sys.argv[1]}", run_name="__main__")


if __name__ == "__main__":
    main()
