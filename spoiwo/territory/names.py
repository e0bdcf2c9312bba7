"""Polish names of units as sentences need them. They are stored data, so they are not translated.

Names alone are not unique: there are two counties called "nowodworski", and a town and a rural commune both
called "Bolesławiec". A label adds the kind, a full name also what the unit lies in.
"""

from spoiwo.territory.codes import Kind

_PATTERNS = {
    Kind.VOIVODESHIP: "województwo {}",
    Kind.LAND: "powiat {}",
    Kind.CITY: "{}, miasto na prawach powiatu",
    Kind.URBAN: "gmina miejska {}",
    Kind.RURAL: "gmina wiejska {}",
    Kind.MIXED: "gmina miejsko-wiejska {}",
    Kind.DISTRICT: "dzielnica {}",
}


def label(kind: str, name: str) -> str:
    """Return the kind and the name: "gmina miejsko-wiejska Odrzywół"."""
    return _PATTERNS[Kind(kind)].format(name)


def full_name(kind: str, name: str, *, county: str = "", voivodeship: str = "") -> str:
    """Return the label and where it is: "powiat nowodworski (woj. mazowieckie)".

    ``county`` is the adjective of the land county, empty for a county itself and inside a city.
    """
    within = [f"pow. {county}"] if county else []
    if voivodeship and kind != Kind.VOIVODESHIP:
        within.append(f"woj. {voivodeship}")
    return f"{label(kind, name)} ({', '.join(within)})" if within else label(kind, name)
