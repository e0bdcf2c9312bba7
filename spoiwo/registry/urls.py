"""Addresses of the registry: inner pages, first those of all partnerships, then those of one."""

from django.urls import path

from spoiwo.registry.views import (
    communes,
    joining,
    languages,
    membership_deeds,
    merging,
    organization_deeds,
    organizations,
    persons,
    representatives,
    roles,
    signatories,
    suggest,
)

app_name = "registry"

suggestions = [
    path("pulpit/podpowiedzi/instytucje/", suggest.suggest_organizations, name="suggest_organizations"),
    path("pulpit/podpowiedzi/osoby/", suggest.suggest_persons, name="suggest_persons"),
    path("pulpit/podpowiedzi/jednostki/", suggest.suggest_units, name="suggest_units"),
]

ALL = "pulpit/instytucje/"
ONE = f"{ALL}<int:pk>/"
institutions = [
    path(ALL, organizations.organization_list, name="organization_list"),
    path(f"{ALL}nowa/", organizations.organization_create, name="organization_create"),
    path(f"{ALL}podobne/", organizations.organization_duplicates, name="organization_duplicates"),
    path(ONE, organizations.organization_edit, name="organization_edit"),
    path(f"{ONE}nazwa/", organization_deeds.organization_rename, name="organization_rename"),
    path(f"{ONE}dawna-nazwa/", organization_deeds.organization_former_name, name="organization_former_name"),
    path(f"{ONE}inna-nazwa/", organization_deeds.organization_alias, name="organization_alias"),
    path(f"{ONE}jezyki/", languages.organization_languages, name="organization_languages"),
    path(f"{ONE}numery/", organization_deeds.organization_numbers, name="organization_numbers"),
    path(f"{ONE}status/", organization_deeds.organization_status, name="organization_status"),
    path(f"{ONE}odmiana/", organization_deeds.organization_declension, name="organization_declension"),
    path(f"{ONE}notatka/", organization_deeds.organization_note, name="organization_note"),
    path(f"{ONE}usun/", organization_deeds.organization_remove, name="organization_remove"),
    path(f"{ONE}polacz/", merging.organization_merge_choose, name="organization_merge_choose"),
    path(f"{ONE}polacz/<int:other>/", merging.organization_merge, name="organization_merge"),
]

PEOPLE = "pulpit/osoby/"
PERSON = f"{PEOPLE}<int:pk>/"
people = [
    path(PEOPLE, persons.person_list, name="person_list"),
    path(f"{PEOPLE}nowa/", persons.person_create, name="person_create"),
    path(PERSON, persons.person_edit, name="person_edit"),
    path(f"{PERSON}funkcje/nowa/", persons.office_add, name="office_add"),
    path(f"{PERSON}funkcje/<int:office>/zakoncz/", persons.office_end, name="office_end"),
    path(f"{PERSON}funkcje/<int:office>/cofnij/", persons.office_take_back, name="office_take_back"),
    path(f"{PERSON}polacz/", merging.person_merge_choose, name="person_merge_choose"),
    path(f"{PERSON}polacz/<int:other>/", merging.person_merge, name="person_merge"),
]

DESK = "pulpit/<slug:slug>/"
LIST = f"{DESK}sygnatariusze/"
memberships = [
    path(LIST, signatories.signatory_list, name="signatory_list"),
    path(f"{LIST}dodaj/", joining.signatory_add, name="signatory_add"),
    path(f"{LIST}dodaj/nowa/", joining.signatory_add_new, name="signatory_add_new"),
    path(f"{LIST}dodaj/<int:pk>/", joining.signatory_add_known, name="signatory_add_known"),
    path(f"{LIST}gminy/", communes.signatory_add_communes, name="signatory_add_communes"),
    path(f"{LIST}<int:pk>/", signatories.signatory, name="signatory"),
    path(f"{LIST}<int:pk>/wyklucz/", membership_deeds.signatory_expel, name="signatory_expel"),
    path(f"{LIST}<int:pk>/<slug:address>/", membership_deeds.signatory_deed, name="signatory_deed"),
]

VOICES = f"{DESK}przedstawiciele/"
others = [
    path(VOICES, representatives.representation_list, name="representation_list"),
    path(f"{VOICES}nowy/", representatives.representation_add, name="representation_add"),
    path(f"{VOICES}<int:pk>/", representatives.representation, name="representation"),
    path(f"{VOICES}<int:pk>/zakoncz/", representatives.representation_end, name="representation_end"),
    path(f"{VOICES}<int:pk>/cofnij/", representatives.representation_reopen, name="representation_reopen"),
    path(f"{DESK}role/", roles.roles, name="roles"),
    path(f"{DESK}role/<int:pk>/zakoncz/", roles.role_end, name="role_end"),
    path(f"{DESK}role/<int:pk>/cofnij/", roles.role_take_back, name="role_take_back"),
    path(f"{DESK}etap/", roles.stage_move, name="stage_move"),
]

urlpatterns = [*suggestions, *institutions, *people, *memberships, *others]
