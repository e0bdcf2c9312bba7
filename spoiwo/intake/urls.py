"""Addresses of imports."""

from django.urls import path

from spoiwo.intake import views

app_name = "intake"
HOME = "pulpit/<slug:slug>/import/"
ONE = f"{HOME}<int:pk>/"
urlpatterns = [
    path(HOME, views.batch_list, name="batch_list"),
    path(f"{HOME}wzor.xlsx", views.template_download, name="template_download"),
    path(ONE, views.batch, name="batch"),
    path(f"{ONE}postep/", views.batch_progress, name="batch_progress"),
    path(f"{ONE}kolumny/", views.batch_map, name="batch_map"),
    path(f"{ONE}data/", views.batch_date, name="batch_date"),
    path(f"{ONE}decyzje/", views.batch_decide, name="batch_decide"),
    path(f"{ONE}pomin-bledne/", views.batch_leave_out, name="batch_leave_out"),
    path(f"{ONE}zapisz/", views.batch_commit, name="batch_commit"),
    path(f"{ONE}odloz/", views.batch_discard, name="batch_discard"),
    path(f"{ONE}przerwij/", views.batch_stop, name="batch_stop"),
    path(f"{ONE}od-nowa/", views.batch_restart, name="batch_restart"),
    path(f"{ONE}wiersze/<int:number>/", views.row_edit, name="row_edit"),
]
