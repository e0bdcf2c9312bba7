"""What a partnership has on its market: a shown showcase with everything, a record, an answer asked for."""

from typing import Any

from spoiwo.common import clock
from spoiwo.market.models import Answer
from spoiwo.partnerships.models import Partnership
from tests.factories.market import (
    a_buyer,
    a_link_about,
    a_link_to,
    a_photo_in,
    a_procurement,
    a_product_of,
    a_seller,
    a_shown_showcase,
    the_product_of,
)


def market(partnership: Partnership, word: str) -> dict[str, Any]:
    """Return a showcase with a product and a photo, a procurement, an answer; every sentence has the word."""
    showcase = a_shown_showcase(
        partnership,
        a_seller(f"Spółdzielnia {word}"),
        about=word,
        areas=[],
        product=a_product_of(f"Wyrób {word}", description=word),
    )
    photo = a_photo_in(showcase)
    a_link_to(showcase)
    buyer = a_buyer(partnership, f"Gmina {word}")
    year = clock.today().year
    a_link_about(partnership, buyer, year)
    row = a_procurement(
        partnership, buyer, f"Zakup {word}", on=clock.today(), clauses=["direct"], contractor_name=word,
        is_from_pes=True,
    )  # fmt: skip
    return {
        "showcase": showcase.pk,
        "product": the_product_of(showcase).pk,
        "showcase_photo": photo.pk,
        "procurement": row.pk,
        "year_answer": Answer.objects.get(partnership=partnership, buyer=buyer).pk,
        "year": year,
    }
