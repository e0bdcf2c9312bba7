from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "spoiwo.audit"
