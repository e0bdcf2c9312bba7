"""Pictures and the grounds on which people are seen in them."""

from datetime import date
from io import BytesIO

from PIL import Image

from spoiwo.files import services
from spoiwo.files.models import Photo
from spoiwo.files.services import ConsentDraft, GroundDraft, PhotoDraft
from spoiwo.files.states import Ground, How
from spoiwo.partnerships.models import Partnership
from tests.factories.agreements import SYSTEM

NOBODY = GroundDraft(ground=Ground.NOBODY)
AGREED_ON = date(2016, 3, 28)


def agreed(*names: str) -> GroundDraft:
    """Return the ground "these people agreed"."""
    consents = tuple(ConsentDraft(person_name=name, given_on=AGREED_ON, how=How.PAPER) for name in names)
    return GroundDraft(ground=Ground.CONSENT, consents=consents)


def a_picture(color: str = "#8a5a00", size: tuple[int, int] = (60, 40)) -> BytesIO:
    """Return a picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "PNG")
    out.seek(0)
    return out


def a_draft(
    words: str = "Dwie osoby podpisują porozumienie", *, ground: GroundDraft = NOBODY, color: str = "#8a5a00"
) -> PhotoDraft:
    """Return a photo as it comes from a form."""
    return PhotoDraft(
        upload=a_picture(color), name="foto.png", alternative=words, author="Anna Nowak", ground=ground
    )


def a_photo(partnership: Partnership, draft: PhotoDraft | None = None, *, is_public: bool = True) -> Photo:
    """Keep a photo of the partnership."""
    return services.store_photo(
        actor=SYSTEM, draft=draft or a_draft(), partnership=partnership, is_public=is_public
    )
