"""The project's own commands (translations, permissions page) live in an application of its own."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "config"
    label = "config"
