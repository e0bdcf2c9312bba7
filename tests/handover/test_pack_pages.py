"""The page on which an officer has a pack made and takes it away."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from spoiwo.audit.models import LogEntry
from spoiwo.common import clock
from spoiwo.handover import services
from spoiwo.handover.adapters import shelf
from spoiwo.handover.jobs import forget_packs, make_pack
from spoiwo.handover.models import Pack
from spoiwo.handover.states import State
from tests.cast import Cast, ClientOf
from tests.handover.packs import SYSTEM

pytestmark = pytest.mark.django_db


def address(cast: Cast, name: str, *numbers: int) -> str:
    return reverse(f"handover:{name}", args=[cast.partnership.slug, *numbers])


def a_pack(cast: Cast) -> Pack:
    with scope(partnership=cast.partnership):
        return services.ask_for_pack(actor=cast.officer, partnership=cast.partnership)


def a_ready_pack(cast: Cast) -> Pack:
    pack = a_pack(cast)
    make_pack(cast.partnership.pk, pack.pk)
    with scope(partnership=cast.partnership):
        return Pack.objects.get(pk=pack.pk)


def test_an_officer_has_a_pack_made_and_downloads_it(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)
    browser.post(address(cast, "pack_list"))
    with scope(partnership=cast.partnership):
        pack = Pack.objects.get()
    make_pack(cast.partnership.pk, pack.pk)

    answer = browser.get(address(cast, "pack_download", pack.pk))
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]  # a streamed answer

    assert content.startswith(b"PK")
    assert int(answer["Content-Length"]) == len(content)
    assert "paczka-powiat-zwolenski-" in answer["Content-Disposition"]
    deeds = LogEntry.objects.filter(action__startswith="handover.").order_by("pk")
    assert [(deed.action, deed.actor_name) for deed in deeds] == [
        ("handover.pack.asked", "Olga Sekretarska"),
        ("handover.pack.made", "Spoiwo (handover)"),
        ("handover.pack.downloaded", "Olga Sekretarska"),
    ]


def test_the_office_chooses_the_language_of_the_pages(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)

    browser.post(address(cast, "pack_list"), {"jezyk": "uk"})
    pack = Pack._base_manager.get()
    make_pack(cast.partnership.pk, pack.pk)

    with ZipFile(BytesIO(b"".join(shelf.pieces(pack.uuid)))) as archive:
        assert '<html lang="uk">' in archive.read("index.html").decode()
    assert "українська" in browser.get(address(cast, "pack_list")).content.decode()


def test_a_language_the_pages_do_not_speak_is_refused(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)

    answer = browser.post(address(cast, "pack_list"), {"jezyk": "xx"}, follow=True)

    assert not Pack._base_manager.exists()
    assert "pl, en, uk" in answer.content.decode()


def test_the_page_and_the_download_ask_to_confirm_the_password(cast: Cast, client_of: ClientOf) -> None:
    pack = a_ready_pack(cast)
    browser = client_of(cast.officer)

    for way in (address(cast, "pack_list"), address(cast, "pack_download", pack.pk)):
        answer = browser.get(way)
        assert (answer.status_code, "/konto/" in answer["Location"]) == (302, True)
    assert browser.post(address(cast, "pack_list")).status_code == 302
    assert Pack._base_manager.count() == 1


def test_two_packs_are_not_made_at_once(cast: Cast, confirmed: ClientOf) -> None:
    browser = confirmed(cast.officer)

    for _time in range(2):
        browser.post(address(cast, "pack_list"))

    assert Pack._base_manager.count() == 1


def test_work_that_broke_off_lets_a_new_pack_be_asked_for(cast: Cast) -> None:
    broken = a_pack(cast)
    Pack._base_manager.update(told_at=clock.now() - timedelta(hours=1))

    again = a_pack(cast)

    broken.refresh_from_db(from_queryset=Pack._base_manager.all())
    assert (broken.state, again.state) == (State.FAILED, State.WAITING)


def test_a_job_that_runs_twice_changes_nothing(cast: Cast) -> None:
    pack = a_ready_pack(cast)

    make_pack(cast.partnership.pk, pack.pk)

    assert LogEntry.objects.filter(action="handover.pack.made").count() == 1


def test_what_stands_in_the_way_is_said_on_the_page(
    cast: Cast, confirmed: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_more: object) -> None:
        raise OSError("No space left on device")

    pack = a_pack(cast)
    monkeypatch.setattr("spoiwo.handover.services.making.write_pack", full)
    with pytest.raises(OSError, match="No space"):
        make_pack(cast.partnership.pk, pack.pk)

    pack.refresh_from_db(from_queryset=Pack._base_manager.all())
    page = confirmed(cast.officer).get(address(cast, "pack_list")).content.decode()
    assert pack.state == State.FAILED
    assert pack.problem
    assert pack.problem in page
    assert "No space" not in page


def test_a_pack_is_gone_after_its_week(cast: Cast, confirmed: ClientOf, shelves: Path) -> None:
    pack = a_ready_pack(cast)
    assert shelf.is_there(pack.uuid)

    with clock.frozen(clock.now() + services.KEPT_FOR):
        forget_packs(0)
        answer = confirmed(cast.officer).get(address(cast, "pack_list"))

    pack.refresh_from_db(from_queryset=Pack._base_manager.all())
    assert pack.state == State.GONE
    assert address(cast, "pack_download", pack.pk) not in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_removed_pack_leaves_the_server_at_once(cast: Cast, confirmed: ClientOf) -> None:
    pack = a_ready_pack(cast)
    browser = confirmed(cast.officer)

    browser.post(address(cast, "pack_remove", pack.pk))

    assert not shelf.is_there(pack.uuid)
    assert browser.get(address(cast, "pack_download", pack.pk)).status_code >= 400


def test_the_waiting_page_hears_when_it_is_over(cast: Cast, confirmed: ClientOf) -> None:
    pack = a_pack(cast)
    browser: Client = confirmed(cast.officer)

    waiting = browser.get(address(cast, "pack_progress", pack.pk))
    make_pack(cast.partnership.pk, pack.pk)
    over = browser.get(address(cast, "pack_progress", pack.pk))

    assert "<progress" in waiting.content.decode()
    assert over["HX-Refresh"] == "true"


def test_what_a_broken_process_left_is_swept(cast: Cast, shelves: Path) -> None:
    pack = a_ready_pack(cast)
    stray = shelves / "packs" / "stray.part"
    stray.write_bytes(b"x")

    with clock.frozen(clock.now() + timedelta(days=2)):
        services.forget_packs(actor=SYSTEM)

    assert not stray.exists()
    assert shelf.is_there(pack.uuid)
