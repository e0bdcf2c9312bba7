"""An address as a picture that a phone reads."""

import segno


def qr_code(target: str) -> str:
    """Return the address as a QR code, the source of a picture: an SVG in a data URI."""
    made = segno.make(target, error="m", micro=False)
    return made.svg_data_uri(scale=1, border=4, lineclass=None, omitsize=True)
