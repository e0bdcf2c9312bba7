"""Addresses of confirming at the office; the other account pages are those of django-allauth."""

from django.urls import path

from spoiwo.accounts import views

app_name = "accounts"
urlpatterns = [path("konto/potwierdz/", views.confirm, name="confirm")]
