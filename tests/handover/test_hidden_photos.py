"""GDPR-11: a picture somebody took the consent back for does not travel with a pack; its record does."""

import zipfile
from pathlib import Path

from django_scopes import scope

from spoiwo.files import services
from spoiwo.files.adapters import vault
from spoiwo.files.models import Photo, PhotoConsent, StoredFile
from spoiwo.files.states import How
from spoiwo.partnerships.models import Partnership
from tests.factories.files import a_draft, a_photo, agreed
from tests.handover.packs import SYSTEM, a_new_installation, load, pack_of


def a_hidden_photo(partnership: Partnership) -> Photo:
    photo = a_photo(partnership, a_draft(ground=agreed("Jan Nowak")))
    consent = PhotoConsent.objects.get(photo=photo)
    services.withdraw_consent(actor=SYSTEM, consent=consent, how=How.PAPER)
    return photo


def test_gdpr_11_a_pack_carries_the_withdrawal_and_not_the_picture(
    partnership: Partnership, tmp_path: Path
) -> None:
    with scope(partnership=partnership):
        photo = a_hidden_photo(partnership)
        seen = a_photo(partnership, a_draft("Sala przed konferencją", color="#224466"))
    pack = pack_of(partnership, tmp_path / "pack.zip")

    with zipfile.ZipFile(pack) as archive:
        packed = {archive.read(name) for name in archive.namelist()}
    kept = {services.content(file) for file in seen.copies}
    assert packed >= kept
    hidden = {vault.path_of(file.sha256).read_bytes() for file in photo.copies}
    assert not packed & hidden
    with a_new_installation():
        load(pack)

        file = StoredFile.objects.get(sha256=photo.large.sha256)
        assert file.hidden_at is not None
        assert PhotoConsent._base_manager.get().withdrawn_how == How.PAPER
