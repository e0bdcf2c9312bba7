#!/usr/bin/env python3
"""Django's own command line; `spoiwo manage …` is the same."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        # A missing variable is the operator's to mend; he needs its name, not our stack.
        sys.exit(f"spoiwo: {error}")
