from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "spoiwo.visits"
