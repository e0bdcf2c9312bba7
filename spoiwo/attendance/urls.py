"""Addresses of the participation in meetings."""

from django.urls import path

from spoiwo.attendance.views import answers, calendars, codes, counting, door, letters, participants

app_name = "attendance"
ONE = "pulpit/<slug:slug>/spotkania/<int:pk>/"
LIST = f"{ONE}uczestnicy/"
DOOR = f"{ONE}obecnosc/"
urlpatterns = [
    path(LIST, participants.participants, name="participants"),
    path(f"{LIST}lista/", participants.list_draw, name="list_draw"),
    path(f"{LIST}rejestr/", participants.list_refresh, name="list_refresh"),
    path(f"{LIST}dodaj/", participants.participant_add, name="participant_add"),
    path(f"{LIST}<int:number>/", participants.participant_edit, name="participant_edit"),
    path(f"{LIST}<int:number>/usun/", participants.participant_remove, name="participant_remove"),
    path(f"{LIST}<int:number>/odpowiedz/", letters.answer_note, name="answer_note"),
    path(f"{LIST}zaproszenia/", letters.letter_send, {"kind": "invitation"}, name="invitations"),
    path(f"{LIST}zmiana/", letters.letter_send, {"kind": "change"}, name="change_tell"),
    path(f"{LIST}odwolanie/", letters.letter_send, {"kind": "cancellation"}, name="cancellation_tell"),
    path(f"{LIST}przypomnienie/", letters.letter_send, {"kind": "reminder"}, name="reminder_send"),
    path(f"{LIST}bez-zawiadomienia/", letters.letter_leave, name="letter_leave"),
    path(f"{LIST}list/", letters.calling_edit, name="calling_edit"),
    path(f"{LIST}przypomnienia/", letters.reminders_switch, name="reminders_switch"),
    path("zaproszenie/<str:token>/", answers.answer, name="answer"),
    path("zaproszenie/<str:token>/termin.ics", answers.answer_calendar, name="answer_calendar"),
    path(DOOR, door.door, name="door"),
    path(f"{DOOR}worker.js", door.door_worker, name="door_worker"),
    path(f"{DOOR}znak/", door.door_mark, name="door_mark"),
    path(f"{DOOR}znaki/", door.door_marks, name="door_marks"),
    path(f"{DOOR}stan/", door.door_state, name="door_state"),
    path(f"{DOOR}gosc/", door.guest_add, name="guest_add"),
    path(f"{DOOR}reszta/", door.rest_absent, name="rest_absent"),
    path(f"{DOOR}kod/", codes.door_code, name="door_code"),
    path(f"{DOOR}liczby/", counting.headcount_edit, name="headcount_edit"),
    path(f"{DOOR}zestawienie/", counting.summary, name="summary"),
    path(f"{DOOR}lista.<slug:form>", counting.list_paper, name="list_paper"),
    path("obecnosc/<str:token>/", codes.check_in, name="check_in"),
    path("pulpit/<slug:slug>/nieobecnosci/<slug:body_slug>/", counting.absences, name="absences"),
    path("zaproszenie/<str:token>/kalendarz/", calendars.calendar_give, name="calendar_give"),
    path("kalendarz/<str:token>.ics", calendars.personal_calendar, name="personal_calendar"),
    path("partnerstwa/<slug:slug>/kalendarz.ics", calendars.partnership_calendar, name="calendar"),
    path(
        "partnerstwa/<slug:slug>/organy/<slug:body_slug>/kalendarz.ics",
        calendars.body_calendar,
        name="body_calendar",
    ),
]
