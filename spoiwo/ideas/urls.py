"""Addresses of ideas."""

from django.urls import path

from spoiwo.ideas.views import calls, cards, inviting, links, projects, voting

app_name = "ideas"
ALL = "pulpit/<slug:slug>/pomysly/"
CALL = f"{ALL}<int:number>/"
IDEA = f"{ALL}karty/<int:pk>/"
HAND_IN = "pomysly/zglos/<slug:token>/"
urlpatterns = [
    path(ALL, calls.call_list, name="call_list"),
    path(f"{ALL}nowy-nabor/", calls.call_add, name="call_add"),
    path(f"{ALL}zasada/", calls.rule_edit, name="rule_edit"),
    path(f"{ALL}wspolne-projekty/", projects.joint_list, name="joint_list"),
    path(CALL, calls.call, name="call"),
    path(f"{CALL}edycja/", calls.call_edit, name="call_edit"),
    path(f"{CALL}gala/<slug:kind>/", calls.gala_file, name="gala_file"),
    path(f"{CALL}nowa-karta/", cards.idea_add, name="idea_add"),
    path(f"{CALL}zaproszeni/", inviting.invitees, name="invitees"),
    path(f"{CALL}zaproszeni/dodaj/", inviting.invitee_add, name="invitee_add"),
    path(f"{CALL}zaproszeni/wszyscy/", inviting.invitee_all, name="invitee_all"),
    path(f"{CALL}zaproszeni/<int:invitee>/usun/", inviting.invitee_remove, name="invitee_remove"),
    path(f"{CALL}stoliki/dodaj/", inviting.table_add, name="table_add"),
    path(f"{CALL}stoliki/<int:invitee>/", inviting.table, name="table"),
    path(f"{CALL}uczestnicy/", inviting.participants, name="participants"),
    path(f"{CALL}uczestnicy/<int:participant>/usun/", inviting.participant_remove, name="participant_remove"),
    path(f"{CALL}glosowanie/", voting.vote, name="vote"),
    path(f"{CALL}glosowanie/otworz/", voting.vote_open, name="vote_open"),
    path(f"{CALL}glosowanie/przypomnij/", voting.vote_remind, name="vote_remind"),
    path(f"{CALL}glosowanie/policz/", voting.vote_paper, name="vote_paper"),
    path(f"{CALL}glosowanie/zamknij/", voting.vote_close, name="vote_close"),
    path(f"{CALL}glosowanie/uniewaznij/", voting.vote_annul, name="vote_annul"),
    path(f"{CALL}<slug:address>/", calls.call_deed, name="call_deed"),
    path(IDEA, cards.idea, name="idea"),
    path(f"{IDEA}edycja/", cards.idea_edit, name="idea_edit"),
    path(f"{IDEA}plik/<slug:kind>/", cards.idea_file, name="idea_file"),
    path(f"{IDEA}projekt/", projects.project_make, name="project_make"),
    path(f"{IDEA}partnerzy/dodaj/", cards.partner_add, name="partner_add"),
    path(f"{IDEA}partnerzy/zapytaj/", cards.partners_ask, name="partners_ask"),
    path(f"{IDEA}partnerzy/<int:partner>/odpowiedz/", cards.partner_answer, name="partner_answer"),
    path(f"{IDEA}partnerzy/<int:partner>/usun/", cards.partner_remove, name="partner_remove"),
    path(f"{IDEA}<slug:address>/", cards.idea_deed, name="idea_deed"),
    path(HAND_IN, links.link_ideas, name="link_ideas"),
    path(f"{HAND_IN}<int:number>/", links.link_idea_edit, name="link_idea_edit"),
    path("pomysly/partner/<slug:token>/", links.link_partner, name="link_partner"),
    path("pomysly/glos/<slug:token>/", links.link_vote, name="link_vote"),
]
