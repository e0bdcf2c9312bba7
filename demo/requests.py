"""Requests of citizens, all of them demonstration content: no document tells of any.

Their days are counted from today, so that one term is near and another one was moved.
"""

from datetime import timedelta

from demo.building import ACTOR
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership
from spoiwo.requests import services
from spoiwo.requests.models import Case
from spoiwo.requests.services import AnswerDraft, CaseDraft
from spoiwo.requests.states import Kind, Reply, Way

NOTE = "Wniosek jest pokazowy: osoba, treść i dni są wymyślone."
ADDRESS = "ul. Pokazowa 1, 26-700 Zwoleń"


def zwolen(partnership: Partnership) -> None:
    """Record four requests: two wait, of one the term was moved, one was answered in time."""
    today = clock.today()
    _came(
        partnership, 3, Way.PHONE, Kind.DIGITAL, Reply.EMAIL,
        subject="Mapa sygnatariuszy na stronie partnerstwa",
        text="Czytnik ekranu nie mówi, które gminy należą do partnerstwa.",
        alternative="Lista gmin w treści wiadomości.",
    )  # fmt: skip
    _came(
        partnership, 6, Way.EMAIL, Kind.INFORMATION, Reply.EMAIL,
        text="Ile spotkań partnerstwa odbyło się w tym roku i kto w nich uczestniczył?",
    )  # fmt: skip
    moved = _came(
        partnership, 9, Way.PAPER, Kind.ACCESS, Reply.POST,
        subject="Spotkanie informacyjne w sali na piętrze bez windy",
        alternative="Sala na parterze albo udział przez internet.",
    )  # fmt: skip
    services.extend_case(
        actor=ACTOR,
        case=moved,
        due_on=moved.due_on + timedelta(days=14),
        reason="Szukamy sali na parterze; odpowiedź gospodarza budynku przyjdzie w przyszłym tygodniu.",
    )
    settled = _came(
        partnership, 40, Way.PAPER, Kind.DIGITAL, Reply.POST, subject="Plakat spotkania zapisany jako zdjęcie"
    )
    words = "Dodaliśmy tekst plakatu pod zdjęciem i przesyłamy go w załączeniu na papierze."
    draft = AnswerDraft(words, on=min(settled.came_on + timedelta(days=3), today))
    services.answer_case(actor=ACTOR, case=settled, draft=draft)


def _came(partnership: Partnership, days: int, way: Way, kind: Kind, reply: Reply, **words: str) -> Case:
    draft = CaseDraft(
        kind=kind, reply=reply, name="Anna Pokazowa", email="anna.pokazowa@example.org", address=ADDRESS,
        demo_note=NOTE, **words,
    )  # fmt: skip
    return services.record_case(
        actor=ACTOR,
        partnership=partnership,
        draft=draft,
        way=way,
        came_on=clock.today() - timedelta(days=days),
        is_confirmed=False,
    )
