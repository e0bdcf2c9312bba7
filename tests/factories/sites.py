"""Own looks and menus of partnerships."""

from io import BytesIO

from django_scopes import scope
from PIL import Image

from spoiwo.common.actors import Actor, SystemActor
from spoiwo.partnerships.models import Partnership
from spoiwo.sites.models import Site
from spoiwo.sites.services import SiteDraft, edit_site

SYSTEM = SystemActor("tests")


def a_site(partnership: Partnership, *, actor: Actor = SYSTEM, **values: object) -> Site:
    """Set the look of a partnership that has none of its own yet."""
    draft = SiteDraft(**values)  # type: ignore[arg-type]  # fields of the draft
    with scope(partnership=partnership):
        return edit_site(actor=actor, partnership=partnership, draft=draft, version=0)


def a_sign(width: int = 900, height: int = 300) -> BytesIO:
    """Return a drawing as somebody would upload it."""
    made = BytesIO()
    Image.new("RGB", (width, height), "#1f4e8c").save(made, "PNG")
    made.seek(0)
    return made
