"""Work of the Zwoleń partnership that is still under way: all of it invented, and each page says so.

The documents tell of no recommendation, request, position or good practice there. Days are counted from
today, so that one answer is late and another one waits. Nobody is written to.
"""

from datetime import date, timedelta

from demo.building import ACTOR, Builder
from spoiwo.attendance.states import CountKind
from spoiwo.common import clock
from spoiwo.decisions import services as decisions
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.services import ResolutionDraft
from spoiwo.decisions.states import ResolutionKind
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services as practices
from spoiwo.practices.models import GoodPractice
from spoiwo.practices.services import PracticeDraft, ResultDraft, ReuseDraft
from spoiwo.recommendations import services
from spoiwo.recommendations.models import Recommendation, Response
from spoiwo.recommendations.services import (
    AddresseeDraft,
    AdoptionDraft,
    AnswerDraft,
    RecommendationDraft,
    StepDraft,
)
from spoiwo.recommendations.states import Answer, Kind, Part, StepKind

NOTE = "Treść pokazowa: pismo, jego dni, adresaci i odpowiedzi są zmyślone."
CARD_NOTE = "Karta pokazowa: źródła nie opisują dobrych praktyk tego partnerstwa; treść i liczby są zmyślone."
LAG = "Stowarzyszenie „Dziedzictwo i Rozwój” w Zwoleniu"
SCHOOL = "Stowarzyszenie Oświatowe „SYCYNA” w Sycynie"
PUP, TOWN = "Powiatowy Urząd Pracy w Zwoleniu", "Urząd Miasta w Zwoleniu"
BY = "osoba odpowiadająca (dane pokazowe)"


def zwolen(builder: Builder, partnership: Partnership) -> None:
    """Put a request, a position and a recommendation on their way, and publish a practice with numbers."""
    _request(partnership)
    _position(partnership)
    _recommendation(builder, partnership)
    _practice(builder, partnership)


def _ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def _adopted(partnership: Partnership, days: int, draft: RecommendationDraft) -> Recommendation:
    with clock.frozen(_ago(days)):
        found = services.report_recommendation(actor=ACTOR, partnership=partnership, draft=draft)
        services.adopt_recommendation(
            actor=ACTOR, recommendation=found, draft=AdoptionDraft(day=clock.today())
        )
    return _marked(found)


def _marked(found: Recommendation) -> Recommendation:
    Recommendation.objects.filter(pk=found.pk).update(demo_note=NOTE)
    return found


def _passed(found: Recommendation, days: int, whom: list[AddresseeDraft]) -> list[Response]:
    """Pass it on outside the post; an answer is expected in two weeks."""
    with clock.frozen(_ago(days)):
        for draft in whom:
            services.list_institution(actor=ACTOR, recommendation=found, draft=draft)
        Response.objects.filter(recommendation=found).update(email="")
        return services.pass_on(actor=ACTOR, recommendation=found, due=_ago(-14))


def _answer(response: Response, days: int, answer: Answer, words: str = "") -> None:
    with clock.frozen(_ago(days)):
        draft = AnswerDraft(answer=answer, answered_by=BY, words=words)
        services.answer_recommendation(actor=ACTOR, response=response, draft=draft)


def _request(partnership: Partnership) -> None:
    draft = RecommendationDraft(
        kind=Kind.REQUEST,
        title="Klauzule społeczne w zamówieniach na usługi porządkowe i cateringowe",
        reason="W powiecie działają podmioty, które zatrudniają osoby zagrożone wykluczeniem społecznym, "
        "a rzadko zdobywają zlecenia jednostek publicznych.",
        content="Sygnatariusze wnoszą o stosowanie klauzul społecznych w zamówieniach na usługi porządkowe "
        "i cateringowe oraz o wcześniejsze ogłaszanie planów takich zamówień.",
        reported_by=LAG,
    )
    found = _adopted(partnership, 40, draft)
    town, _county = _passed(
        found,
        38,
        [AddresseeDraft(part=Part.ADDRESSEE, name=name) for name in ("Rada Miejska (adresat pokazowy)",
                                                                     "Rada Powiatu (adresat pokazowy)")],
    )  # fmt: skip
    _answer(town, 30, Answer.ANSWERED, "Klauzule znajdą się w dwóch najbliższych zamówieniach.")


def _position(partnership: Partnership) -> None:
    with clock.frozen(_ago(20)):
        draft = ResolutionDraft(
            kind=ResolutionKind.POSITION,
            subject="w sprawie połączeń autobusowych ze szkołami i zakładami pracy",
            text="Sygnatariusze popierają utrzymanie porannych i popołudniowych połączeń autobusowych: bez "
            "nich osoby bezrobotne nie dojadą na staże, a uczniowie na zajęcia zawodowe.",
        )
        resolution = decisions.draft_resolution(actor=ACTOR, partnership=partnership, draft=draft, body=None)
        decisions.record_adoption(actor=ACTOR, resolution=resolution, day=clock.today())
        Resolution.objects.filter(pk=resolution.pk).update(demo_note=NOTE)
        found = services.take_up_position(actor=ACTOR, partnership=partnership, resolution=resolution)
    _marked(found)
    _passed(found, 6, [AddresseeDraft(part=Part.ADDRESSEE, name="Organizator transportu (adresat pokazowy)")])


def _recommendation(builder: Builder, partnership: Partnership) -> None:
    draft = RecommendationDraft(
        title="Wspólny dyżur doradców w gminach powiatu",
        content="Zaleca się wspólne dyżury doradcy zawodowego i pracownika socjalnego, raz w miesiącu w "
        "każdej gminie.",
        manner="Dyżury w urzędach gmin, według wspólnego harmonogramu.",
        reported_by=PUP,
    )
    found = _adopted(partnership, 60, draft)
    known = builder.organizations
    office, town = _passed(found, 58, [AddresseeDraft(organization=known[name]) for name in (PUP, TOWN)])
    _answer(office, 50, Answer.ACCEPTED)
    _answer(town, 48, Answer.ACCEPTED, "Sala na dyżury jest wolna w środy.")
    planned = (("Pierwszy dyżur w Zwoleniu", _ago(15)), ("Dyżury w pozostałych gminach", _ago(-40)))
    with clock.frozen(_ago(45)):
        first, _others = (
            services.plan_step(
                actor=ACTOR,
                recommendation=found,
                draft=StepDraft(kind=StepKind.OTHER, title=title, response=office, due=due),
            )
            for title, due in planned
        )
    services.carry_out_step(actor=ACTOR, step=first, day=_ago(16), words="Przyszło 11 osób (dane pokazowe).")


def _practice(builder: Builder, partnership: Partnership) -> None:
    known = builder.organizations
    draft = PracticeDraft(
        title="Wspólny bus na zajęcia i staże",
        organization=known[LAG],
        place="Zwoleń",
        period="od dwóch lat (dane pokazowe)",
        problem="Osoby z małych miejscowości nie dojeżdżały na zajęcia, bo autobus odjeżdżał za wcześnie.",
        target_group="Osoby bezrobotne i ich rodziny.",
        actions="Trzy organizacje złożyły się na busa i jeden rozkład: każda opłaca paliwo w swoje dni.",
        resources="Używany bus, dwóch kierowców na umowę zlecenie, paliwo.",
        partners=f"{SCHOOL}, {PUP}",
        results="Więcej osób kończy zajęcia, a organizacje planują je na te same dni.",
        numbers=(
            ResultDraft("kursów w tygodniu", 6),
            ResultDraft("osób dojeżdżających w miesiącu", 40, CountKind.ESTIMATE),
            ResultDraft("miejscowości na trasie", 9),
        ),
        conditions="Potrzebna jest osoba, która układa rozkład i odbiera telefony.",
        transferability="Wystarczy bus jednej organizacji i pisemna umowa o podziale kosztów.",
    )
    with clock.frozen(_ago(50)):
        card = practices.draft_practice(actor=ACTOR, partnership=partnership, draft=draft)
        practices.submit_practice(actor=ACTOR, practice=card)
        practices.publish_practice(actor=ACTOR, practice=card)
    with clock.frozen(_ago(12)):
        use = ReuseDraft(
            organization=known[SCHOOL], words="Bus dowozi na zajęcia wieczorowe (dane pokazowe)."
        )
        practices.say_reuse(actor=ACTOR, practice=card, draft=use)
    GoodPractice.objects.filter(pk=card.pk).update(demo_note=CARD_NOTE)
