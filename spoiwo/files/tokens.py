"""The token by which a person in a picture takes their own consent back.

It opens one consent, and does so for as long as the consent stands: withdrawing must always be possible
(RODO art. 7 ust. 3), so unlike a personal link of a letter it has no last day. It is made of the number by
the key of the installation and never stored.
"""

from django.core.signing import BadSignature, Signer
from django.urls import reverse

from spoiwo.files.models import PhotoConsent

_SIGNER = Signer(salt="spoiwo.files.consent")
_LONGEST = 19


def token_of(consent: PhotoConsent) -> str:
    """Return the token of a consent."""
    return _SIGNER.sign(str(consent.pk))


def number_of(token: str) -> int | None:
    """Return the number of the consent, or None for a token that is not ours."""
    try:
        number = _SIGNER.unsign(token)
    except BadSignature:
        return None
    return int(number) if number.isdecimal() and len(number) < _LONGEST else None


def address_of(consent: PhotoConsent) -> str:
    """Return where the person takes the consent back."""
    return reverse("files:own_consent", args=[token_of(consent)])
