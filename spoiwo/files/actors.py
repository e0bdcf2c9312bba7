"""Who acts by the link of a consent: the person in the picture, without an account."""

from dataclasses import dataclass

from spoiwo.files.models import PhotoConsent


@dataclass(frozen=True, slots=True)
class ConsentActor:
    """The person who agreed to be seen; the log so says by which consent a deed was done."""

    consent: PhotoConsent

    @property
    def actor_id(self) -> str:
        return f"consent:{self.consent.pk}"

    @property
    def actor_name(self) -> str:
        return self.consent.given_by or self.consent.person_name

    @property
    def is_operator(self) -> bool:
        return False
