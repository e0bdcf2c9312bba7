"""Addresses of motions, votes, resolutions and tasks."""

from django.urls import path

from spoiwo.decisions.views import ballots, motions, resolutions, tasks

app_name = "decisions"
MEETING = "pulpit/<slug:slug>/spotkania/<int:pk>/"
MOTION = "pulpit/<slug:slug>/glosowania/<int:pk>/"
RESOLUTION = "pulpit/<slug:slug>/uchwaly/<int:pk>/"
TASK = "pulpit/<slug:slug>/zadania/<int:pk>/"
urlpatterns = [
    path(f"{MEETING}uchwaly/", motions.meeting_decisions, name="meeting_decisions"),
    path(f"{MEETING}wniosek/", motions.motion_add, name="motion_add"),
    path(f"{MEETING}zadania/", tasks.meeting_tasks, name="meeting_tasks"),
    path(f"{MEETING}zadania/nowe/", tasks.meeting_task_add, name="meeting_task_add"),
    path("pulpit/<slug:slug>/glosowania/", motions.motion_list, name="motion_list"),
    path("pulpit/<slug:slug>/glosowania/nowe/", motions.motion_circulate, name="motion_circulate"),
    path(MOTION, motions.motion, name="motion"),
    path(f"{MOTION}edycja/", motions.motion_edit, name="motion_edit"),
    path(f"{MOTION}otworz/", motions.motion_open, name="motion_open"),
    path(f"{MOTION}rece/", motions.motion_hands, name="motion_hands"),
    path(f"{MOTION}rece/<int:organization>/", motions.motion_hand_correct, name="motion_hand_correct"),
    path(f"{MOTION}frekwencja/", motions.motion_turnout, name="motion_turnout"),
    path(f"{MOTION}glos/", ballots.ballot, name="ballot"),
    path(f"{MOTION}wylacz/<int:organization>/", motions.motion_exclude, name="motion_exclude"),
    path(f"{MOTION}<slug:address>/", motions.motion_deed, name="motion_deed"),
    path("pulpit/<slug:slug>/uchwaly/", resolutions.resolution_list, name="resolution_list"),
    path("pulpit/<slug:slug>/uchwaly/nowa/", resolutions.resolution_create, name="resolution_create"),
    path("pulpit/<slug:slug>/uchwaly/jawnosc/", resolutions.register_publish, name="register_publish"),
    path(RESOLUTION, resolutions.resolution, name="resolution"),
    path(f"{RESOLUTION}edycja/", resolutions.resolution_edit, name="resolution_edit"),
    path(
        f"{RESOLUTION}wersje/<int:old>/<int:new>/", resolutions.resolution_compare, name="resolution_compare"
    ),
    path(f"{RESOLUTION}plik/<slug:kind>/", resolutions.resolution_file, name="resolution_file"),
    path(f"{RESOLUTION}<slug:address>/", resolutions.resolution_deed, name="resolution_deed"),
    path("pulpit/<slug:slug>/zadania/", tasks.task_list, name="task_list"),
    path("pulpit/<slug:slug>/zadania/nowe/", tasks.task_add, name="task_add"),
    path(f"{TASK}edycja/", tasks.task_edit, name="task_edit"),
    path(f"{TASK}<slug:address>/", tasks.task_deed, name="task_deed"),
    path("glos/<slug:token>/", ballots.vote, name="vote"),
    path("zadanie/<slug:token>/", tasks.task_link, name="task_link"),
]
