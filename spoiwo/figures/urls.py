"""Addresses of figures."""

from django.urls import path

from spoiwo.figures.views import figures, roll_up, stated

app_name = "figures"
FIGURES = "pulpit/<slug:slug>/liczby/"
urlpatterns = [
    path("zestawienie/", roll_up.roll_up, name="roll_up"),
    path("zestawienie/<slug:table>/", roll_up.roll_up_file, name="roll_up_file"),
    path(FIGURES, figures.figure_list, name="figure_list"),
    path(f"{FIGURES}podane/", stated.stated_list, name="stated_list"),
    path(f"{FIGURES}podane/nowa/", stated.number_state, name="number_state"),
    path(f"{FIGURES}podane/<int:number>/cofnij/", stated.number_take_back, name="number_take_back"),
    path(f"{FIGURES}<slug:code>/", figures.figure, name="figure"),
]
