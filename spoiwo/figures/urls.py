"""Addresses of figures."""

from django.urls import path

from spoiwo.figures.views import figures

app_name = "figures"
FIGURES = "pulpit/<slug:slug>/liczby/"
urlpatterns = [
    path(FIGURES, figures.figure_list, name="figure_list"),
    path(f"{FIGURES}<slug:code>/", figures.figure, name="figure"),
]
