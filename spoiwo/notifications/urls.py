"""Addresses of the outbox."""

from django.urls import path

from spoiwo.notifications import views

app_name = "notifications"
urlpatterns = [
    path("poczta/", views.outbox, name="outbox"),
    path("poczta/<int:pk>/wyslij-ponownie/", views.message_resend, name="message_resend"),
    path("wzornik/poczta/", views.preview_list, name="preview_list"),
    path("wzornik/poczta/<path:template>/", views.preview_html, name="preview_html"),
]
