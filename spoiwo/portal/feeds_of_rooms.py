"""What feeds tell of: communiqués for members' websites, articles of one partnership or of all."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from spoiwo.common import clock
from spoiwo.common.printable import clean
from spoiwo.communiques import content
from spoiwo.communiques.models import Communique
from spoiwo.communiques.papers import marking_of
from spoiwo.files.showing import large_address
from spoiwo.pages.models import Publication
from spoiwo.partnerships.models import Partnership
from spoiwo.portal.article_meta import address as address_of_article
from spoiwo.portal.feeds import Entry, Feed
from spoiwo.sites.web import public_address


def of_communiques(partnership: Partnership, communiques: Sequence[Communique], address: str) -> Feed:
    """Return communiqués of a partnership; the address of each is its lasting identity."""
    return Feed(
        title=f"Komunikaty: {partnership.short_name}",
        home=_page("portal:communique_list", partnership.slug),
        address=address,
        entries=[_communique(one) for one in communiques],
        author=partnership.short_name,
    )


def _communique(one: Communique) -> Entry:
    published = one.published_at or clock.now()
    # The link by which a page that shows the words is known to carry the communiqué.
    label = f"{one.label}: {one.address}"
    parts = (one.text, label, marking_of(one))
    html = str(content.to_html(clean("\n\n".join(part for part in parts if part)), level=3))
    return Entry(one.address, one.address, one.title, published, published, one.lead, html)


def of_articles(partnership: Partnership | None, articles: Sequence[Publication], address: str) -> Feed:
    """Return articles of one partnership or of all: the lead of each, and where to read on."""
    if partnership is None:
        title, home = "Artykuły partnerstw", _page("portal:article_list")
    else:
        title = f"Artykuły: {partnership.short_name}"
        home = _page("portal:partnership_article_list", partnership.slug)
    return Feed(title, home, address, [_article(one) for one in articles])


def _article(one: Publication) -> Entry:
    return Entry(
        # The number of the article: its address may change with its title.
        id=f"{_page('portal:article_list')}#{one.partnership.slug}-{one.series}",
        url=address_of_article(one),
        title=one.title,
        published=one.first_at,
        updated=one.published_at,
        summary=one.lead or one.title,
        author=one.author_name,
        tags=one.categories,
        image=f"{settings.SITE_ADDRESS}{large_address(photo)}" if (photo := one.leading_photo) else "",
    )


def _page(name: str, *args: str) -> str:
    return public_address(reverse(name, args=args))
