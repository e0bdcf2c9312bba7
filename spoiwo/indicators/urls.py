"""Addresses of indicators."""

from django.urls import path

from spoiwo.indicators.views import indicators, loadings, values

app_name = "indicators"
ALL = "pulpit/<slug:slug>/wskazniki/"
ONE = f"{ALL}<int:pk>/"
LOADING = f"{ALL}wczytania/<int:pk>/"
VALUE = f"{ONE}wartosci/<int:value>/"
urlpatterns = [
    path(ALL, indicators.indicator_list, name="indicator_list"),
    path(f"{ALL}nowy/", indicators.indicator_add, name="indicator_add"),
    path(f"{ALL}katalog/", indicators.library, name="library"),
    path(f"{ALL}katalog/lista/", indicators.code_list, name="code_list"),
    path(f"{ALL}wczytaj/", loadings.load_file, name="load_file"),
    path(f"{ALL}wczytania/", loadings.loading_list, name="loading_list"),
    path(LOADING, loadings.loading, name="loading"),
    path(f"{LOADING}postep/", loadings.loading_progress, name="loading_progress"),
    path(f"{LOADING}czyn/<str:address>/", loadings.loading_deed, name="loading_deed"),
    path(ONE, indicators.indicator, name="indicator"),
    path(f"{ONE}edycja/", indicators.indicator_edit, name="indicator_edit"),
    path(f"{ONE}plik/<str:form>/", indicators.indicator_file, name="indicator_file"),
    path(f"{ONE}pobierz/", loadings.values_fetch, name="values_fetch"),
    path(f"{ONE}wartosci/dodaj/", values.value_add, name="value_add"),
    path(f"{VALUE}popraw/", values.value_correct, name="value_correct"),
    path(f"{VALUE}wycofaj/", values.value_withdraw, name="value_withdraw"),
    path(f"{ONE}czyn/<str:address>/", indicators.indicator_deed, name="indicator_deed"),
]
