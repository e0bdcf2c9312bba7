"""Recommendations of the Lubuskie partnership in 2016, as its report tells them (003-31 … 003-47).

The report tells that two were drawn up, what each was about, and that both were carried out. Days, who
carried them out and the matters for discussion are invented, and each page says so.
"""

from datetime import date
from decimal import Decimal

from demo.building import ACTOR, Builder
from demo.holding import body_of
from spoiwo.common import clock
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Effect, Matter, Programme, Recommendation, Response
from spoiwo.recommendations.services import (
    AddresseeDraft,
    AdoptionDraft,
    AnswerDraft,
    EffectDraft,
    MatterDraft,
    ProgrammeDraft,
    ProofDraft,
    RecommendationDraft,
    StepDraft,
)
from spoiwo.recommendations.states import Answer, Proof, StepKind

WUP_ZG = "Wojewódzki Urząd Pracy w Zielonej Górze"
PUP_STRZELCE = "Powiatowy Urząd Pracy w Strzelcach Krajeńskich"
PCPR_GORZOW = "Powiatowe Centrum Pomocy Rodzinie w Gorzowie Wielkopolskim"
FORUM = "Forum wzajemnej wymiany informacji pracowników PUP, OPS i PCPR"
REPORTED_BY = "Rada Programowa"
NOTE = (
    "Sprawozdanie za 2016 rok podaje treść rekomendacji i to, że ją zrealizowano; dni, numer i instytucje "
    "odpowiedzialne są pokazowe."
)
# The three effects of the report, in their order (003-45 … 003-47).
EFFECTS = (
    "Sprawy, których nie ujęto w pisemnych rekomendacjach, są nadal tematem dyskusji na spotkaniach "
    "sygnatariuszy.",
    "Promocja przedsięwzięć, prezentowanie dobrze działających podmiotów ekonomii społecznej, informacja "
    "i edukacja sygnatariuszy.",
    "Lepsza współpraca sygnatariuszy w obszarze ekonomii społecznej.",
)
MATTER_NOTE = "Sprawozdanie mówi, że takie sprawy są omawiane, ale ich nie wymienia; ta sprawa jest pokazowa."


def lubuskie(builder: Builder, partnership: Partnership) -> None:
    """Tell both recommendations to their end, the effects of the year, and what is still talked about."""
    with clock.frozen(date(2016, 12, 31)):
        for sentence in EFFECTS:
            _effect(partnership, sentence)
    _arts_therapy(builder, partnership)
    _forum(builder, partnership)
    _matters(partnership)


def _effect(partnership: Partnership, sentence: str, found: Recommendation | None = None) -> Effect:
    return services.record_effect(
        actor=ACTOR,
        partnership=partnership,
        draft=EffectDraft(sentence=sentence, day=date(2016, 12, 31)),
        recommendation=found,
    )


def _adopted(partnership: Partnership, draft: RecommendationDraft, session: date) -> Recommendation:
    with clock.frozen(session):
        found = services.report_recommendation(actor=ACTOR, partnership=partnership, draft=draft)
        meeting = Meeting.objects.get(partnership=partnership, day=session, kind=MeetingKind.COUNCIL)
        adoption = AdoptionDraft(day=session, meeting=meeting)
        services.adopt_recommendation(actor=ACTOR, recommendation=found, draft=adoption)
    Recommendation.objects.filter(pk=found.pk).update(demo_note=NOTE)
    return found


def _accepted(builder: Builder, found: Recommendation, names: tuple[str, ...], day: date) -> list[Response]:
    """Pass it on outside the post, and write the answers down a week later."""
    with clock.frozen(day):
        for name in names:
            draft = AddresseeDraft(organization=builder.organizations[name])
            services.list_institution(actor=ACTOR, recommendation=found, draft=draft)
        # The demonstration writes to nobody: all are told by other means.
        Response.objects.filter(recommendation=found).update(email="")
        told = services.pass_on(actor=ACTOR, recommendation=found, due=date(day.year, day.month + 1, 1))
    answer = AnswerDraft(answer=Answer.ACCEPTED, answered_by="dyrekcja (dane pokazowe)")
    with clock.frozen(date(day.year, day.month, day.day + 7)):
        for response in told:
            services.answer_recommendation(actor=ACTOR, response=response, draft=answer)
    found.refresh_from_db()
    return told


def _arts_therapy(builder: Builder, partnership: Partnership) -> None:
    draft = RecommendationDraft(
        title="Zorganizowanie szkolenia „Arteterapia sposobem na stres”",
        body=body_of(partnership, "Rada Programowa"),
        reason="Pracownicy instytucji na co dzień pracują z osobami zagrożonymi wykluczeniem społecznym.",
        content="Zorganizowanie szkolenia „Arteterapia sposobem na stres” dla pracowników instytucji rynku "
        "pracy, integracji społecznej oraz podmiotów ekonomii społecznej. Celem jest poznanie arteterapii "
        "i jej wykorzystania w pracy z osobami zagrożonymi wykluczeniem społecznym.",
        reported_by=REPORTED_BY,
    )
    found = _adopted(partnership, draft, date(2016, 3, 10))
    response = _accepted(builder, found, (WUP_ZG,), date(2016, 3, 14))[0]
    training = Meeting.objects.get(partnership=partnership, kind=MeetingKind.TRAINING, day__year=2016)
    with clock.frozen(training.day):
        step = StepDraft(kind=StepKind.TRAINING, meeting=training, response=response)
        services.plan_step(actor=ACTOR, recommendation=found, draft=step)
        services.complete_recommendation(actor=ACTOR, recommendation=found, day=training.day)
        _programme(training)
    with clock.frozen(date(2016, 12, 31)):
        _effect(
            partnership,
            "Pracownicy instytucji poznali arteterapię i jej wykorzystanie w pracy z osobami zagrożonymi "
            "wykluczeniem społecznym.",
            found,
        )


def _programme(training: Meeting) -> None:
    """The report gives title, groups and aim; the rest is invented."""
    draft = ProgrammeDraft(
        target_groups="Pracownicy instytucji rynku pracy, integracji społecznej i podmiotów ekonomii "
        "społecznej.",
        trainer="osoba prowadząca (dane pokazowe)",
        hours=Decimal(6),
        contents="Czym jest arteterapia.\n\nĆwiczenia plastyczne i muzyczne w pracy ze stresem.\n\n"
        "Praca z osobami zagrożonymi wykluczeniem społecznym.",
        certificate="zaświadczenie o ukończeniu szkolenia",
        evaluation="Ankieta po szkoleniu: uczestnicy wykorzystają metody w swojej pracy (dane pokazowe).",
    )
    services.write_programme(actor=ACTOR, meeting=training, draft=draft)
    note = "Źródło podaje tytuł, adresatów i cel szkolenia; pozostałe dane są pokazowe."
    Programme.objects.filter(meeting=training).update(demo_note=note)


def _forum(builder: Builder, partnership: Partnership) -> None:
    draft = RecommendationDraft(
        title="Utworzenie forum wzajemnej wymiany informacji pracowników PUP, OPS i PCPR",
        body=body_of(partnership, "Rada Programowa"),
        content="Utworzenie forum wzajemnej wymiany informacji pracowników powiatowych urzędów pracy, "
        "ośrodków pomocy społecznej i powiatowych centrów pomocy rodzinie. Zadaniem forum jest "
        "przekazywanie informacji o wsparciu dla wspólnych klientów oraz prezentowanie dobrych praktyk "
        "współpracy na rzecz wspólnego klienta, na spotkaniach co najmniej 3 razy w roku.",
        manner="Cykliczne spotkania partnerskie, co najmniej 3 razy w roku.",
        reported_by=REPORTED_BY,
    )
    found = _adopted(partnership, draft, date(2016, 5, 19))
    responses = _accepted(builder, found, (PUP_STRZELCE, PCPR_GORZOW), date(2016, 5, 20))
    with clock.frozen(date(2016, 6, 30)):
        planned = StepDraft(
            kind=StepKind.FORUM, title=FORUM, body=body_of(partnership, FORUM), response=responses[0]
        )
        step = services.plan_step(actor=ACTOR, recommendation=found, draft=planned)
        services.carry_out_step(actor=ACTOR, step=step, day=date(2016, 6, 30))
        proof = ProofDraft(
            kind=Proof.WORDS,
            day=date(2016, 6, 30),
            words="Forum utworzono; tworzą je pracownicy PUP, OPS i PCPR.",
            is_public=True,
        )
        services.give_proof(actor=ACTOR, step=step, draft=proof)
        services.complete_recommendation(actor=ACTOR, recommendation=found, day=date(2016, 6, 30))
    with clock.frozen(date(2016, 12, 31)):
        _effect(
            partnership,
            "Pracownicy PUP, OPS i PCPR przekazują sobie informacje o wsparciu dla wspólnych klientów.",
            found,
        )


def _matters(partnership: Partnership) -> None:
    plenary = Meeting.objects.get(
        partnership=partnership, kind=MeetingKind.SIGNATORIES, day=date(2016, 11, 18)
    )
    for title in (
        "Wspólna oferta podmiotów ekonomii społecznej dla gmin",
        "Staże w podmiotach ekonomii społecznej",
    ):
        draft = MatterDraft(title=title, meeting=plenary, raised_by="sygnatariusze")
        matter = services.raise_matter(actor=ACTOR, partnership=partnership, draft=draft)
        Matter.objects.filter(pk=matter.pk).update(demo_note=MATTER_NOTE)
    ahead = Meeting.objects.filter(
        partnership=partnership, kind=MeetingKind.SIGNATORIES, day__gte=clock.today()
    )
    services.put_matter_on_agenda(actor=ACTOR, matter=matter, meeting=ahead.order_by("day")[0])
