"""Addresses of figures."""

from django.urls import path

from spoiwo.figures.views import figures, roll_up

app_name = "figures"
FIGURES = "pulpit/<slug:slug>/liczby/"
urlpatterns = [
    path("zestawienie/", roll_up.roll_up, name="roll_up"),
    path("zestawienie/<slug:table>/", roll_up.roll_up_file, name="roll_up_file"),
    path(FIGURES, figures.figure_list, name="figure_list"),
    path(f"{FIGURES}<slug:code>/", figures.figure, name="figure"),
]
