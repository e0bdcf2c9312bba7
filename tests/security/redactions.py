"""Words hidden in minutes of the world, a file everybody is handed, and a copy of it that waits."""

from io import BytesIO

from spoiwo.common.actors import SystemActor
from spoiwo.files.models import StoredFile
from spoiwo.files.services import store
from spoiwo.minutes.models import Minutes
from spoiwo.partnerships.models import Partnership
from spoiwo.redactions.models import RedactedCopy, Redaction
from spoiwo.redactions.states import Ground


def hidden_words(partnership: Partnership, minutes: int, word: str) -> dict[str, object]:
    """Return a redaction of the minutes of that number, a public file and its copy."""
    redaction = Redaction.objects.create(
        partnership=partnership,
        minutes=Minutes.objects.get(pk=minutes),
        words=word,
        ground=Ground.PRIVACY,
        made_by=word,
    )
    original = _stored(partnership, f"Skarga {word}", is_public=True)
    copy = RedactedCopy.objects.create(
        partnership=partnership,
        original=original,
        copy=_stored(partnership, f"Skarga bez {word}", is_public=False),
        ground=Ground.PRIVACY,
        words=word,
        made_by=word,
    )
    return {"redaction": redaction.pk, "public_file": original.uuid, "redacted_copy": copy.pk}


def _stored(partnership: Partnership, text: str, *, is_public: bool) -> StoredFile:
    return store(
        actor=SystemActor("tests"),
        upload=BytesIO(text.encode()),
        name=f"{text}.txt",
        partnership=partnership,
        is_public=is_public,
    )
