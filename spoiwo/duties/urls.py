"""Addresses of the rule watch."""

from django.urls import path

from spoiwo.duties.views import calendars, confirming, statements, watching, writing

app_name = "duties"
RULES = "pulpit/<slug:slug>/reguly/"
DUTY = f"{RULES}<int:pk>/"
urlpatterns = [
    path(RULES, watching.watch, name="watch"),
    path(f"{RULES}zwykle/", writing.usual, name="usual"),
    path(f"{RULES}nowa/", writing.kinds, name="kinds"),
    path(f"{RULES}nowa/<str:rule_kind>/", writing.duty_add, name="duty_add"),
    path(f"{RULES}kalendarz/", calendars.calendar_give, name="calendar_give"),
    path(f"{RULES}rok/<int:year>/", statements.statement, name="statement"),
    path(f"{RULES}rok/<int:year>/plik/<str:form>/", statements.statement_file, name="statement_file"),
    path(DUTY, watching.duty, name="duty"),
    path(f"{DUTY}zmien/", writing.rule_change, name="rule_change"),
    path(f"{DUTY}zakoncz/", writing.duty_end, name="duty_end"),
    path(f"{DUTY}wersje/<int:rule_pk>/wycofaj/", writing.rule_withdraw, name="rule_withdraw"),
    path(f"{DUTY}terminy/<str:term>/potwierdz/", confirming.term_confirm, name="term_confirm"),
    path(
        f"{DUTY}potwierdzenia/<int:fulfilment_pk>/cofnij/",
        confirming.confirmation_take_back,
        name="confirmation_take_back",
    ),
    path("terminy/<str:token>.ics", calendars.deadline_calendar, name="deadline_calendar"),
]
