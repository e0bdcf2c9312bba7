"""Addresses of hosting."""

from django.urls import path

from spoiwo.hosting import views

app_name = "hosting"
HOST = "pulpit/<slug:slug>/spotkania/<int:pk>/gospodarz/"
HOSTS = "pulpit/<slug:slug>/gospodarze/"
urlpatterns = [
    path(HOST, views.rotation, name="rotation"),
    path(f"{HOST}popros/<int:organization_pk>/", views.host_ask, name="host_ask"),
    path(f"{HOST}prosby/<int:request_pk>/odpowiedz/", views.request_answer, name="request_answer"),
    path(f"{HOST}prosby/<int:request_pk>/wycofaj/", views.request_withdraw, name="request_withdraw"),
    path(HOSTS, views.host_list, name="host_list"),
    path(f"{HOSTS}<int:organization_pk>/", views.readiness_declare, name="readiness_declare"),
    path("gospodarz/<str:token>/", views.answer, name="answer"),
]
