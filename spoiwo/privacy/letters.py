"""What the letter of art. 14 says: that somebody's data were written down here, and all about their use."""

from collections.abc import Mapping

from spoiwo.privacy.clauses import Office, Part, Told, parts_of

CLAUSE = "privacy/email/clause"


def about(partnership: str, institution: str, parts: tuple[Part, ...]) -> Mapping[str, object]:
    """Return what fills the letter."""
    return {"partnership": partnership, "institution": institution, "parts": parts}


def sample() -> Mapping[str, object]:
    """Return a filled-in letter for the page of letters."""
    office = Office("Starostwo Powiatowe w Zwoleniu", "Rynek 1", "dane@example.org")
    told = Told(
        "Wiedza, kto mówi w imieniu instytucji.", "zadanie w interesie publicznym", "imię, nazwisko, e-mail",
        "partnerstwo", "tak długo, jak osoba jest przedstawicielem", is_own=True,
    )  # fmt: skip
    parts = parts_of(office, told, source="od instytucji")
    return about("Partnerstwo powiatu zwoleńskiego", "Powiatowy Urząd Pracy w Zwoleniu", parts)
