"""The provider of an office, for every test of this room."""

from tests.accounts.office import office

__all__ = ["office"]
