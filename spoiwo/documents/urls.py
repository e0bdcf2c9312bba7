"""Addresses of templates of papers."""

from django.urls import path

from spoiwo.documents import views

app_name = "documents"
KIND = "pulpit/<slug:slug>/szablony/<slug:papers>/"
ONE = f"{KIND}<int:number>/"
urlpatterns = [
    path("pulpit/<slug:slug>/szablony/", views.template_list, name="template_list"),
    path(KIND, views.template_kind, name="template_kind"),
    path(f"{KIND}domyslny.docx", views.template_default, name="template_default"),
    path(f"{KIND}powrot/", views.template_leave, name="template_leave"),
    path(ONE, views.template, name="template"),
    path(f"{ONE}wydruk-probny.docx", views.template_trial, name="template_trial"),
    path(f"{ONE}uzyj/", views.template_use, name="template_use"),
]
