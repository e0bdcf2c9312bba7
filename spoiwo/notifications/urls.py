"""Addresses of the outbox, of what came in, and of a partnership's letters."""

from django.urls import path

from spoiwo.notifications.views import office, operator, previews

app_name = "notifications"
HERE = "pulpit/<slug:slug>/poczta/"

urlpatterns = [
    path("poczta/", operator.outbox, name="outbox"),
    path("poczta/odebrane/", operator.received_list, name="received_list"),
    path("poczta/<int:pk>/wyslij-ponownie/", operator.message_resend, name="message_resend"),
    path(HERE, office.letter_list, name="letter_list"),
    path(HERE + "odebrane/", office.answer_list, name="answer_list"),
    path(HERE + "<int:pk>/wyslij-ponownie/", office.letter_resend, name="letter_resend"),
    path("wzornik/poczta/", previews.preview_list, name="preview_list"),
    path("wzornik/poczta/<path:template>/", previews.preview_html, name="preview_html"),
]
