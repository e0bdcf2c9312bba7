"""What a partnership's work between meetings leaves behind: recommendations, matters, programmes."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from spoiwo.common import clock
from spoiwo.files.services import ConsentDraft, PhotoDraft, record_consent
from spoiwo.files.states import How
from spoiwo.meetings.states import MeetingKind
from spoiwo.partnerships.models import Partnership
from spoiwo.practices import services as practices
from spoiwo.recommendations import services as recommendations
from spoiwo.recommendations.states import Answer, Proof
from tests.factories.agreements import SYSTEM
from tests.factories.files import NOBODY
from tests.factories.meetings import a_meeting
from tests.factories.pages import an_own_article
from tests.factories.practices import a_card_by_link, a_practice, a_published
from tests.factories.recommendations import a_matter, a_step, an_adopted, answered, listed, passed_on
from tests.factories.registry import a_signatory, an_organization

Numbers = dict[str, Any]


def works(partnership: Partnership, word: str) -> Numbers:
    """Return one of everything; every sentence in it has the word."""
    return _recommendation(partnership, word) | _around(partnership, word) | _practice(partnership, word)


def _recommendation(partnership: Partnership, word: str) -> Numbers:
    found = an_adopted(
        partnership,
        title=f"Rekomendacja {word}",
        reason=word,
        content=word,
        manner=word,
        reported_by=word,
        is_public=False,
    )
    response = listed(found, an_organization(f"Wykonawca {word}"), person_name=word)
    passed_on(found)
    answered(response, Answer.QUESTION, f"Pytanie {word}")
    step = a_step(found, f"Krok {word}", due=clock.today() + timedelta(days=10))
    draft = recommendations.ProofDraft(
        kind=Proof.FILE,
        day=clock.today(),
        words=f"Dowód {word}",
        upload=BytesIO(b"%PDF-1.4\n%%EOF\n"),
        upload_name="dowod.pdf",
    )
    proof = recommendations.give_proof(actor=SYSTEM, step=step, draft=draft)
    effect = recommendations.record_effect(
        actor=SYSTEM,
        partnership=partnership,
        draft=recommendations.EffectDraft(sentence=f"Efekt {word}", day=clock.today()),
        recommendation=found,
    )
    return {
        "recommendation": found.pk,
        "asked_institution": response.pk,
        "recommended_step": step.pk,
        "step_proof": proof.pk,
        "effect": effect.pk,
    }


def _around(partnership: Partnership, word: str) -> Numbers:
    matter = a_matter(partnership, f"Sprawa {word}", words=word, raised_by=word)
    day = clock.today() + timedelta(days=40)
    training = a_meeting(partnership, kind=MeetingKind.TRAINING, day=day, title=f"Szkolenie {word}")
    draft = recommendations.ProgrammeDraft(trainer=word, contents=word)
    recommendations.write_programme(actor=SYSTEM, meeting=training, draft=draft)
    return {"matter": matter.pk, "training": training.pk}


def _practice(partnership: Partnership, word: str) -> Numbers:
    practice = a_practice(partnership, title=f"Praktyka {word}", entity_name=f"Fundacja {word}", actions=word)
    picture = BytesIO()
    Image.new("RGB", (30, 20)).save(picture, "JPEG")
    picture.seek(0)
    photo = practices.add_photo(
        actor=SYSTEM,
        practice=practice,
        draft=PhotoDraft(
            upload=picture, name="a.jpg", alternative=f"Uczestnicy przy stole {word}", ground=NOBODY
        ),
    )
    agreed = ConsentDraft(person_name=f"Osoba {word}", given_on=clock.today(), how=How.PAPER)
    consent = record_consent(actor=SYSTEM, photo=photo.photo, draft=agreed)
    meeting = a_meeting(partnership, day=clock.today() + timedelta(days=50), title=f"Pokaz {word}")
    showing = practices.show_practice(actor=SYSTEM, practice=practice, meeting=meeting, presented_by=word)
    reuse = practices.say_reuse(
        actor=SYSTEM, practice=practice, draft=practices.ReuseDraft(name=f"Gmina {word}", words=word)
    )
    return {
        "practice": practice.pk,
        "practice_photo": photo.pk,
        "photo": photo.photo_id,
        "photo_consent": consent.pk,
        "practice_showing": showing.pk,
        "practice_reuse": reuse.pk,
    } | _by_link(partnership, word)


def _by_link(partnership: Partnership, word: str) -> Numbers:
    """Return an institution with a card of its own, and a published card of another."""
    institution = a_signatory(partnership).organization
    return {
        "practising": institution.pk,
        "own_card": a_card_by_link(partnership, institution, title=f"Własna {word}", actions=word).pk,
        "own_article": an_own_article(partnership, institution, f"Artykuł {word}").pk,
        "published_practice": a_published(partnership, title=f"Ogłoszona {word}").pk,
    }
