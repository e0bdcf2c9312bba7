"""The letters of the morning: one to each institution, one to each person of the office, each once."""

import pytest
from django.utils import translation

from spoiwo.common.actors import SystemActor
from spoiwo.communiques import services
from spoiwo.communiques.jobs import tell_of_missed
from spoiwo.communiques.models import Placement, Proof
from spoiwo.communiques.services import visiting
from spoiwo.communiques.services.visiting import Seen
from spoiwo.communiques.states import Verdict
from spoiwo.notifications.models import Message, PersonalLink
from spoiwo.partnerships.models import Partnership
from tests.cast import Cast
from tests.factories.communiques import SYSTEM, a_photo, a_published, an_address, places, reminded, sent
from tests.factories.registry import a_representative

VISITOR = SystemActor("visitor")


@pytest.fixture(autouse=True)
def _letters_in_english(settings: object) -> None:
    """Letters are written in the language of the installation; here their words are those of the source."""
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]  # pytest-django's settings


def visited(proof: Proof, verdict: Verdict = Verdict.MISSING, reason: str = "") -> None:
    """Let a visit conclude so."""
    Proof.objects.filter(pk=proof.pk).update(claim="hand")
    sought = visiting.sought_of(proof.placement.communique)
    errand = visiting.Errand(proof.pk, "hand", proof.address, sought)
    assert visiting.conclude(actor=VISITOR, errand=errand, seen=Seen(proof.address, verdict, reason))


def morning(home: Partnership) -> list[Message]:
    """Write the letters of a morning and return them."""
    Message.objects.all().delete()
    services.tell_partnership(actor=VISITOR, partnership=home)
    return list(Message.objects.order_by("pk"))


def test_what_an_institution_misses_is_gathered_in_one_letter(home: Partnership, cast: Cast) -> None:
    first, second = sent(a_published(home)), sent(a_published(home, title="Drugi komunikat"))
    proofs = [an_address(places(one)[0], f"https://www.example.org/{one.pk}/") for one in (first, second)]
    visited(proofs[0], Verdict.LINK)
    for proof in proofs:
        visited(proof)

    letters = morning(home)

    email = places(first)[0].email
    assert [one.to for one in letters] == [[email], [cast.coordinator.email], [cast.officer.email]]
    assert letters[0].subject == "2 communiqués were not found where they should hang"
    for words in (first.label, second.label, proofs[0].address, proofs[1].address):
        assert words in letters[0].text
        assert words in letters[1].text
    assert letters[0].text.count("/zamieszczono/") == 2
    assert "now it does not" in letters[0].text
    assert "did not find" in letters[0].text
    assert "/zamieszczono/" not in letters[1].text + letters[1].html
    assert places(first)[0].organization_name in letters[1].text
    assert morning(home) == []


def test_what_is_found_or_shown_before_the_morning_is_told_to_nobody(home: Partnership) -> None:
    communique = sent(a_published(home))
    again, shown, refused = (
        an_address(place, f"https://www.example.org/{place.pk}/") for place in places(communique)
    )
    for proof in (again, shown, refused):
        visited(proof)
    visited(again, Verdict.LINK)
    a_photo(shown.placement)
    services.refuse_proof(actor=SYSTEM, proof=refused, ground="To inna strona")

    assert morning(home) == []


def test_a_withdrawn_communique_is_told_of_no_more(home: Partnership) -> None:
    communique = sent(a_published(home))
    visited(an_address(places(communique)[0]))
    services.withdraw_communique(actor=SYSTEM, communique=communique, ground="Pomyłka")

    assert morning(home) == []


def test_who_was_never_written_to_is_told_to_the_office_alone(home: Partnership, cast: Cast) -> None:
    communique = a_published(home)
    visited(an_address(places(communique)[0]), Verdict.UNREACHABLE, "gone")

    letters = morning(home)

    assert [one.to for one in letters] == [[cast.coordinator.email], [cast.officer.email]]
    assert "call them" in letters[0].text
    assert "There is no such page" in letters[0].text


def test_the_job_writes_in_every_partnership_and_only_once(home: Partnership) -> None:
    communique = sent(a_published(home))
    visited(an_address(places(communique)[0]))
    Message.objects.all().delete()

    assert (tell_of_missed(0), tell_of_missed(0)) == (3, 0)
    assert Message.objects.count() == 3


def test_hostile_words_stay_words_in_the_letters(home: Partnership) -> None:
    communique = sent(a_published(home, title="<b>{{ x }}</b> & spółka"))
    visited(an_address(places(communique)[0]))

    told, *office = morning(home)

    assert "<b>{{ x }}</b> & spółka" in told.text
    assert "&lt;b&gt;{{ x }}&lt;/b&gt; &amp; spółka" in told.html
    assert all("<b>" not in one.html for one in office)


def test_a_new_voice_of_an_institution_gets_a_link_of_their_own(home: Partnership) -> None:
    communique = sent(a_published(home))
    place = places(communique)[0]
    earlier = PersonalLink.objects.get(pk=place.link_id)
    proof = an_address(place)
    visited(proof)
    voice = a_representative(home, place.organization, email="glos@example.org")

    told, *_office = morning(home)

    place.refresh_from_db()
    link = PersonalLink.objects.get(pk=place.link_id)
    earlier.refresh_from_db()
    assert voice.person.full_name in link.holder
    assert f"This letter is for: {link.holder}." in told.text
    assert told.to == ["glos@example.org"]
    assert (earlier.revoked_at is None, link.revoked_at) == (False, None)
    assert Proof.objects.get(pk=proof.pk).placement_id == place.pk


def test_a_reminder_greets_whoever_speaks_today_by_a_link_of_their_own(home: Partnership) -> None:
    communique = sent(a_published(home))
    links = {one.pk: one.link_id for one in places(communique)}
    changed, same = places(communique)[:2]
    voice = a_representative(home, changed.organization, email="glos@example.org")
    Message.objects.all().delete()

    reminded(communique)

    now = {one.pk: one.link_id for one in Placement.objects.all()}
    assert now[changed.pk] != links[changed.pk]
    assert now[same.pk] == links[same.pk]
    assert PersonalLink.objects.get(pk=links[changed.pk]).revoked_at is not None
    letter = Message.objects.get(to=["glos@example.org"])
    assert voice.person.full_name in letter.text
    assert voice.person.full_name in PersonalLink.objects.get(pk=now[changed.pk]).holder
    with translation.override("pl"):
        reminded(communique)
    assert Placement.objects.get(pk=changed.pk).link_id == now[changed.pk]
