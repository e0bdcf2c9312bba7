"""Resolutions and communiqués are read with bars too, and what a vote adopts waits for a look (BIP-09)."""

import json
import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from spoiwo.attendance.models import Participant
from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.common.exceptions import ConcurrentChange, NotAllowed, WrongState
from spoiwo.communiques import services as communiques
from spoiwo.communiques.models import Communique
from spoiwo.dashboard.selectors import tasks_of
from spoiwo.decisions import services as decisions
from spoiwo.decisions.models import Resolution
from spoiwo.documents.barred import sum_of
from spoiwo.meetings.models import AgendaItem
from spoiwo.minutes.looking import to_be_looked_at
from spoiwo.minutes.models import Minutes
from spoiwo.minutes.services import set_minutes_public
from spoiwo.notifications.models import Message
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.elsewhere import places_of
from spoiwo.redactions.selectors import check_of
from spoiwo.redactions.services import hide_words, look_through
from spoiwo.redactions.states import BARS, Ground
from spoiwo.search.models import Entry
from spoiwo.voting.counting import Choice
from tests.cast import Cast, ClientOf
from tests.factories.communiques import a_draft, a_published, members, sent
from tests.factories.decisions import a_motion, a_resolution, at_the_table
from tests.factories.meetings import a_meeting
from tests.factories.minutes import SYSTEM
from tests.reading import english, read

pytestmark = pytest.mark.django_db
NAME, PESEL = "Janina Kwiatkowska", "44051401359"
BAR = BARS[Ground.PRIVACY]
TEXT = f"§ 1. Przyznaje się pomoc: {NAME}, PESEL {PESEL}.\n\n§ 2. Uchwała wchodzi w życie z dniem podjęcia."


@pytest.fixture
def communique(home: Partnership) -> Communique:
    """A published communiqué that names somebody in its title, lead and text."""
    text = f"Pomoc otrzymała {NAME} (PESEL {PESEL}).\n\n- {NAME}\n- inni"
    return a_published(home, title=f"{NAME} nagrodzona", lead=f"Laureatka: {NAME}", text=text)


@pytest.fixture
def resolution(home: Partnership) -> Resolution:
    """An adopted resolution that names somebody, in a register everybody reads."""
    made = a_resolution(home, f"w sprawie pomocy dla: {NAME}", text=TEXT)
    decisions.record_adoption(actor=SYSTEM, resolution=made, day=clock.today())
    decisions.set_register_public(actor=SYSTEM, partnership=home, is_public=True)
    made.refresh_from_db()
    return made


@pytest.fixture
def voted(home: Partnership) -> Resolution:
    """The same, adopted by a vote nobody of the office was asked about."""
    decisions.set_register_public(actor=SYSTEM, partnership=home, is_public=True)
    meeting = a_meeting(home)
    at_the_table(meeting, 5)
    made = a_resolution(home, f"w sprawie pomocy dla: {NAME}", text=TEXT)
    motion = a_motion(meeting)
    decisions.attach_motion(actor=SYSTEM, resolution=made, motion=motion)
    decisions.open_motion(actor=SYSTEM, motion=motion)
    decisions.raise_hands(actor=SYSTEM, motion=motion, said={}, rest=Choice.YES, token="formularz-1234567890")
    decisions.close_motion(actor=SYSTEM, motion=motion)
    made.refresh_from_db()
    return made


def _hidden(text: Resolution | Communique, cast: Cast) -> None:
    hide_words(actor=cast.officer, text=text, words=[NAME, PESEL], ground=Ground.PRIVACY)


def _said(reader: Client, address: str) -> str:
    answer = reader.get(address, follow=True)
    assert answer.status_code == 200, address
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    said = re.sub(r"\s+", " ", content.decode(errors="ignore").replace("\u00a0", " "))
    return said.encode().decode("unicode_escape", errors="ignore") if address.endswith("json/") else said


def test_bip_09_hidden_words_of_a_communique_are_gone_from_every_place_everybody_reads(
    home: Partnership, communique: Communique, cast: Cast, client_of: ClientOf
) -> None:
    _hidden(communique, cast)

    reader, here = client_of(cast.visitor), home.get_absolute_url()
    place = f"{here}publikacje/komunikaty/{communique.pk}/"
    pages = [communique.get_absolute_url(), f"{here}komunikaty/", f"/osadz/{home.slug}/komunikaty/",
             f"{communique.get_absolute_url()}html/", f"{communique.get_absolute_url()}txt/",
             f"{here}komunikaty/atom.xml"]  # fmt: skip
    for address in pages:
        said = _said(reader, address)
        assert NAME not in said, address
        assert PESEL not in said, address
        assert BAR in said, address
    for form in ("json", "xml"):
        said = reader.get(f"{place}{form}/").content.decode().replace("\\u00a0", " ")
        assert NAME not in said
        assert BAR in said
    assert '<span class="blacked-out">' in reader.get(pages[0]).content.decode()
    [entry] = Entry.objects.filter(kind="communique", object_id=communique.pk)
    assert NAME not in f"{entry.title} {entry.body}"
    communique.refresh_from_db()
    assert NAME in communique.text


def test_bip_09_letters_and_deeds_written_later_do_not_have_the_words(
    communique: Communique, cast: Cast
) -> None:
    _hidden(communique, cast)
    LogEntry.objects.all()._raw_delete("default")
    Message.objects.all().delete()

    sent(communique)
    communiques.withdraw_communique(actor=SYSTEM, communique=communique, ground="pomyłka")

    letters = [f"{one.subject} {one.text} {one.html}" for one in Message.objects.all()]
    assert letters
    deeds = [
        f"{one.object_name} {json.dumps(one.data, ensure_ascii=False)}" for one in LogEntry.objects.all()
    ]
    assert deeds
    assert not [one for one in (*letters, *deeds) if NAME in one]


def test_bip_09_hidden_words_of_a_resolution_are_gone_and_the_adopted_text_stays(
    home: Partnership, resolution: Resolution, cast: Cast, client_of: ClientOf
) -> None:
    wording = resolution.wordings.get()
    _hidden(resolution, cast)

    reader, here = client_of(cast.visitor), home.get_absolute_url()
    pages = [f"{here}uchwaly/{resolution.pk}/", f"{here}uchwaly/",
             f"{here}publikacje/uchwaly/{resolution.pk}/json/",
             f"{here}publikacje/uchwaly/{resolution.pk}/xml/"]  # fmt: skip
    for address in pages:
        said = reader.get(address).content.decode().replace("\u00a0", " ")
        assert NAME not in said, address
        assert PESEL not in said, address
        assert BAR in said, address
    assert f"/uchwaly/{resolution.pk}/" not in _said(reader, f"{here}uchwaly/?q=Kwiatkowska")
    assert f"/uchwaly/{resolution.pk}/" in _said(reader, f"{here}uchwaly/?q=pomocy")
    [entry] = Entry.objects.filter(kind="resolution", object_id=resolution.pk)
    assert NAME not in f"{entry.title} {entry.body}"
    after = resolution.wordings.get()
    assert (after.text, after.sha256) == (wording.text, wording.sha256)


def test_bip_09_what_a_vote_adopts_waits_until_somebody_has_looked(
    home: Partnership, voted: Resolution, cast: Cast, client_of: ClientOf
) -> None:
    reader, here = client_of(cast.visitor), home.get_absolute_url()
    page = f"{here}uchwaly/{voted.pk}/"
    assert voted.waits_since is not None
    assert reader.get(page).status_code == 404
    assert NAME not in _said(reader, f"{here}uchwaly/")
    register = f"{here}publikacje/rejestr/json/"
    assert json.loads(reader.get(register).content)["entries"] == []

    officer = english(client_of(cast.officer))
    inner = f"/pulpit/{home.slug}/anonimizacja/uchwaly/{voted.pk}/"
    assert "not yet public" in read(officer, f"/pulpit/{home.slug}/anonimizacja/")
    assert officer.post(inner, {"words": [PESEL], "others": NAME, "ground": "privacy"}).status_code == 302
    seen = re.findall(r'name="seen" value="(\w+)"', read(officer, inner))
    assert officer.post(f"{inner}obejrzane/", {"seen": seen}).status_code == 302

    assert BAR in _said(reader, page)
    assert [one["step"] for one in json.loads(reader.get(register).content)["entries"]] == ["published"]
    assert officer.post(f"{inner}obejrzane/", {"seen": seen}).status_code == 409


def test_only_what_stood_on_the_page_was_looked_at(voted: Resolution, cast: Cast) -> None:
    with pytest.raises(ConcurrentChange):
        look_through(actor=cast.officer, text=voted, seen=[sum_of(PESEL)])
    with pytest.raises(NotAllowed):
        look_through(actor=cast.auditor, text=voted, seen=[])

    look_through(actor=cast.officer, text=voted, seen=[sum_of(one.words) for one in check_of(voted).unseen])

    assert not check_of(voted).unseen
    assert check_of(voted).found
    with pytest.raises(WrongState):
        look_through(actor=cast.officer, text=voted, seen=[])


def test_publishing_a_communique_asks_whether_what_stands_out_was_looked_at(
    home: Partnership, cast: Cast, client_of: ClientOf
) -> None:
    members(home)
    draft = a_draft(home, text=f"Nagrodzona: {NAME}.")
    officer = english(client_of(cast.officer))
    page = f"/pulpit/{home.slug}/komunikaty/{draft.pk}/opublikuj/"
    assert f'<mark class="pointed-out">{NAME}</mark>' in read(officer, page)

    assert officer.post(page).status_code == 422
    draft.refresh_from_db()
    assert not draft.is_published
    assert officer.post(page, {"looked": "on"}).status_code == 302
    draft.refresh_from_db()
    assert draft.is_published


def test_the_officer_is_told_where_the_words_already_went(communique: Communique, home: Partnership) -> None:
    other = a_published(home, title=f"Gratulacje: {NAME}", text="Gratulujemy.")
    sent(communique)

    places = places_of(communique, [NAME])

    assert other.get_absolute_url() in [one.url for one in places]
    assert any("book of deeds" in one.said for one in places)
    assert any("letter" in one.said for one in places)
    assert communique.get_absolute_url() not in [one.url for one in places]


def test_what_everybody_reads_is_never_saved(communique: Communique, cast: Cast) -> None:
    _hidden(communique, cast)

    with pytest.raises(TypeError):
        communique.shown().save()


def test_bip_09_minutes_approved_by_a_vote_wait_and_the_desk_says_so(
    home: Partnership, sent: Minutes, cast: Cast, client_of: ClientOf
) -> None:
    set_minutes_public(actor=SYSTEM, partnership=home, is_public=True, remarks_days=7)
    item = AgendaItem.objects.get(approves=sent.meeting)
    assert item.meeting is not None
    at_the_table(item.meeting, 5)
    for row in Participant.objects.filter(meeting=sent.meeting):
        Participant.objects.filter(meeting=item.meeting, order=row.order).update(
            organization=row.organization
        )
    motion = a_motion(item.meeting, item=item)
    decisions.open_motion(actor=SYSTEM, motion=motion)
    decisions.raise_hands(actor=SYSTEM, motion=motion, said={}, rest=Choice.YES, token="formularz-1234567890")

    decisions.close_motion(actor=SYSTEM, motion=motion)

    sent.refresh_from_db()
    page = f"{home.get_absolute_url()}spotkania/{sent.meeting_id}/protokol/"
    assert sent.is_sealed
    assert client_of(cast.visitor).get(page).status_code == 404
    [task] = tasks_of(home, clock.today(), {"redactions.hide_words"})
    assert task.text.endswith("the minutes are approved, not yet public")
    assert task.url == f"/pulpit/{home.slug}/anonimizacja/protokoly/{sent.pk}/"

    look_through(actor=cast.officer, text=sent, seen=[sum_of(one.words) for one in check_of(sent).unseen])

    assert client_of(cast.visitor).get(page).status_code == 200
    assert not tasks_of(home, clock.today(), {"redactions.hide_words"})


def test_minutes_looked_through_before_the_vote_are_public_at_once(sent: Minutes, cast: Cast) -> None:
    look_through(actor=cast.officer, text=sent, seen=[sum_of(one.words) for one in check_of(sent).unseen])

    assert not to_be_looked_at(sent)


def test_sealed_minutes_still_refuse_every_other_change(read_by_all: Minutes) -> None:
    Minutes.objects.filter(pk=read_by_all.pk).update(bars=[["a", "b"]])
    with pytest.raises(IntegrityError, match="sealed"), transaction.atomic():
        Minutes.objects.filter(pk=read_by_all.pk).update(bars=[], chair="Kto inny")
