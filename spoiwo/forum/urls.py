"""Addresses of the forum: at the desk, of an account without a role, and by a personal link."""

from django.urls import path

from spoiwo.forum.views import circles, desk, links, members, own

app_name = "forum"
DESK = "pulpit/<slug:slug>/forum/"
ONE = f"{DESK}<int:pk>/"
LINK = "forum/<slug:token>/"
OWN = "moje-fora/<int:pk>/"
urlpatterns = [
    path(DESK, circles.circle_list, name="circle_list"),
    path(f"{DESK}nowe/", circles.circle_add, name="circle_add"),
    path(ONE, desk.circle, name="circle"),
    path(f"{ONE}ustawienia/", circles.circle_edit, name="circle_edit"),
    path(f"{ONE}stan/", circles.circle_state, name="circle_state"),
    path(f"{ONE}listy/", desk.settings, name="settings"),
    path(f"{ONE}pracownicy/", members.member_list, name="member_list"),
    path(f"{ONE}pracownicy/dodaj/", members.member_add, name="member_add"),
    path(f"{ONE}pracownicy/prosba/", members.staff_ask, name="staff_ask"),
    path(f"{ONE}pracownicy/<int:number>/", members.member_edit, name="member_edit"),
    path(f"{ONE}pracownicy/<int:number>/usun/", members.member_remove, name="member_remove"),
    path(f"{ONE}nowy-temat/", desk.topic_open, name="topic_open"),
    path(f"{ONE}temat/<int:number>/", desk.topic, name="topic"),
    path(f"{ONE}temat/<int:number>/obserwuj/", desk.topic_follow, name="topic_follow"),
    path(f"{ONE}temat/<int:number>/<slug:address>/", desk.topic_deed, name="topic_deed"),
    path(f"{ONE}wpis/<int:number>/<slug:address>/", desk.post_deed, name="post_deed"),
    path(OWN, own.circle, name="own_circle"),
    path(f"{OWN}listy/", own.settings, name="own_settings"),
    path(f"{OWN}opusc/", own.leave, name="own_leave"),
    path(f"{OWN}nowy-temat/", own.topic_open, name="own_topic_open"),
    path(f"{OWN}temat/<int:number>/", own.topic, name="own_topic"),
    path(f"{OWN}temat/<int:number>/obserwuj/", own.topic_follow, name="own_topic_follow"),
    path(f"{OWN}temat/<int:number>/<slug:address>/", own.topic_deed, name="own_topic_deed"),
    path(f"{OWN}wpis/<int:number>/<slug:address>/", own.post_deed, name="own_post_deed"),
    path("forum-pracownicy/<slug:token>/", links.naming, name="link_naming"),
    path("forum-pracownicy/<slug:token>/<int:number>/usun/", links.naming_remove, name="link_naming_remove"),
    path(LINK, links.circle, name="link_circle"),
    path(f"{LINK}listy/", links.settings, name="link_settings"),
    path(f"{LINK}opusc/", links.leave, name="link_leave"),
    path(f"{LINK}nowy-temat/", links.topic_open, name="link_topic_open"),
    path(f"{LINK}temat/<int:number>/", links.topic, name="link_topic"),
    path(f"{LINK}temat/<int:number>/obserwuj/", links.topic_follow, name="link_topic_follow"),
]
