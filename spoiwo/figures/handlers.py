"""What becomes of worked-out numbers when what they were worked out of goes."""

from spoiwo.figures.services import forget_recount
from spoiwo.partnerships.events import PartnershipRemoved


def forget_numbers(event: PartnershipRemoved) -> None:
    """Forget the nightly recount: it is made anew from records, and holds nobody back."""
    forget_recount(event.partnership_id)
