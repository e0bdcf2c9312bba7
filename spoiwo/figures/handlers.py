"""What becomes of worked-out numbers when what they were worked out of goes."""

from spoiwo.figures import services
from spoiwo.partnerships.events import PartnershipRemoved


def forget_numbers(event: PartnershipRemoved) -> None:
    """Forget the nightly recount and numbers taken back: they hold nobody back."""
    services.forget_numbers(event.partnership_id)
