"""Wagtail's applications as this product takes them."""

from types import ModuleType

from wagtail.users.apps import WagtailUsersAppConfig


class PreferencesOnly(WagtailUsersAppConfig):  # type: ignore[misc]  # wagtail is untyped
    """The table of editors' preferences, which the editor reads, without Wagtail's pages of accounts.

    Wagtail asks each application's module for its ``wagtail_hooks``; this one answers that it has none,
    so pages that list, make and erase accounts, and groups with rights, are never loaded.
    """

    def ready(self) -> None:
        super().ready()
        self.module = ModuleType(self.name)
