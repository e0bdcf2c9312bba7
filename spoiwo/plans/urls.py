"""Addresses of plans."""

from django.urls import path

from spoiwo.plans.views import actions, asking, plans, work

app_name = "plans"
PLANS = "pulpit/<slug:slug>/plan/"
PLAN = f"{PLANS}<int:pk>/"
ACTION = f"{PLANS}dzialania/<int:pk>/"
TASK = f"{PLANS}zadania/<int:pk>/"
CONTRIBUTION = f"{PLANS}wklad/<int:pk>/"
urlpatterns = [
    path(PLANS, plans.plan_list, name="plan_list"),
    path(f"{PLANS}nowy/", plans.plan_create, name="plan_create"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}edycja/", plans.plan_edit, name="plan_edit"),
    path(f"{PLAN}kto-co-robi/", plans.plan_roles, name="plan_roles"),
    path(f"{PLAN}zmiany/", plans.plan_changes, name="plan_changes"),
    path(f"{PLAN}plik/<str:form>/", plans.plan_file, name="plan_file"),
    path(f"{PLAN}postep/", asking.reporters, name="reporters"),
    path(f"{PLAN}postep/<int:organization_pk>/", asking.reporter_edit, name="reporter_edit"),
    path(f"{PLAN}dzialania/dodaj/", actions.action_add, name="action_add"),
    path(f"{PLAN}czyn/<str:address>/", plans.plan_deed, name="plan_deed"),
    path(ACTION, actions.action, name="action"),
    path(f"{ACTION}edycja/", actions.action_edit, name="action_edit"),
    path(f"{ACTION}postep/", actions.progress_add, name="progress_add"),
    path(f"{ACTION}zadania/dodaj/", work.task_add, name="task_add"),
    path(f"{ACTION}partnerzy/dodaj/", work.part_add, name="part_add"),
    path(f"{ACTION}wklad/dodaj/", work.contribution_add, name="contribution_add"),
    path(f"{ACTION}czyn/<str:address>/", actions.action_deed, name="action_deed"),
    path(f"{PLANS}postepy/<int:pk>/cofnij/", actions.progress_take_back, name="progress_take_back"),
    path(f"{TASK}edycja/", work.task_edit, name="task_edit"),
    path(f"{TASK}czyn/<str:address>/", work.task_deed, name="task_deed"),
    path(f"{PLANS}partnerzy/<int:pk>/usun/", work.part_remove, name="part_remove"),
    path(f"{CONTRIBUTION}edycja/", work.contribution_edit, name="contribution_edit"),
    path(f"{CONTRIBUTION}wniesiono/", work.contribution_given, name="contribution_given"),
    path(f"{CONTRIBUTION}usun/", work.contribution_remove, name="contribution_remove"),
    path("postep-planu/<str:token>/", asking.progress_link, name="progress_link"),
]
