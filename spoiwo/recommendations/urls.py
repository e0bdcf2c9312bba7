"""Addresses of recommendations, their effects, matters for discussion and programmes of trainings."""

from django.urls import path

from spoiwo.recommendations.views import (
    answers,
    carrying,
    deeds,
    effects,
    matters,
    passing,
    programmes,
    register,
)

app_name = "recommendations"
ALL = "pulpit/<slug:slug>/rekomendacje/"
ONE = f"{ALL}<int:pk>/"
EFFECTS = "pulpit/<slug:slug>/efekty/"
MATTERS = "pulpit/<slug:slug>/sprawy-do-dyskusji/"
PROGRAMME = "pulpit/<slug:slug>/spotkania/<int:pk>/program/"
LINK = "rekomendacja/<slug:token>/"
urlpatterns = [
    path(ALL, register.recommendation_list, name="recommendation_list"),
    path(f"{ALL}plik/<slug:table>/", register.register_file, name="register_file"),
    path(f"{ALL}nowa/", register.recommendation_add, name="recommendation_add"),
    path(f"{ALL}stanowisko/", register.position_take_up, name="position_take_up"),
    path(ONE, register.recommendation, name="recommendation"),
    path(f"{ONE}edycja/", register.recommendation_edit, name="recommendation_edit"),
    path(f"{ONE}plik/<slug:kind>/", register.recommendation_file, name="recommendation_file"),
    path(f"{ONE}adresat/", passing.response_add, name="response_add"),
    path(f"{ONE}przekaz/", passing.recommendation_pass, name="recommendation_pass"),
    path(f"{ONE}adresaci/<int:response>/<slug:address>/", passing.response_deed, name="response_deed"),
    path(f"{ONE}krok/", carrying.step_add, name="step_add"),
    path(f"{ONE}kroki/<int:step>/edycja/", carrying.step_edit, name="step_edit"),
    path(f"{ONE}kroki/<int:step>/dowod/", carrying.proof_add, name="proof_add"),
    path(f"{ONE}kroki/<int:step>/<slug:address>/", carrying.step_deed, name="step_deed"),
    path(f"{ONE}dowody/<int:proof>/<slug:address>/", carrying.proof_deed, name="proof_deed"),
    path(f"{ONE}efekt/", effects.effect_of_recommendation, name="effect_of_recommendation"),
    path(f"{ONE}<slug:address>/", deeds.recommendation_deed, name="recommendation_deed"),
    path(EFFECTS, effects.effect_list, name="effect_list"),
    path(f"{EFFECTS}nowy/", effects.effect_add, name="effect_add"),
    path(f"{EFFECTS}<int:pk>/edycja/", effects.effect_edit, name="effect_edit"),
    path(f"{EFFECTS}<int:pk>/usun/", effects.effect_remove, name="effect_remove"),
    path(MATTERS, matters.matter_list, name="matter_list"),
    path(f"{MATTERS}nowa/", matters.matter_add, name="matter_add"),
    path(f"{MATTERS}<int:pk>/edycja/", matters.matter_edit, name="matter_edit"),
    path(f"{MATTERS}<int:pk>/<slug:address>/", matters.matter_deed, name="matter_deed"),
    path(PROGRAMME, programmes.programme, name="programme"),
    path(f"{PROGRAMME}edycja/", programmes.programme_edit, name="programme_edit"),
    path(f"{PROGRAMME}plik/<slug:kind>/", programmes.programme_file, name="programme_file"),
    path(LINK, answers.answer, name="answer"),
    path(f"{LINK}dowod/", answers.proof, name="answer_proof"),
]
