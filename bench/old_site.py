"""How fast the articles of an old site come in, and institutions from a file (goals G9, G9b).

``python -m bench.within old_site``; what is written is undone.
"""

import json
import random
import statistics
import time
from html import escape

from django.db import transaction
from django_scopes import scope

from bench.lists import rows_a_second
from bench.understanding import OWN
from spoiwo.common.actors import SystemActor
from spoiwo.pages.bringing.judging import Outcome
from spoiwo.pages.models import BroughtPicture
from spoiwo.pages.services import ArticleDraft, bring_in_articles, publish_article, write_article
from spoiwo.partnerships.models import Partnership
from spoiwo.search.models import Entry

ARTICLES = 2_000
LENGTH = 2_600
SLUG = "lubuskie-es"
ACTOR = SystemActor("pomiary")
HOME = "https://stare.example.pl"
_UPLOADS = f"{HOME}/wp-content/uploads/2016/05"
CHANCE = random.Random(36)  # a test set, not a secret
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    f"<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>{HOME}</wp:base_blog_url>"
)


def measure() -> dict[str, float]:
    """Return articles a second, brought in with index and book of deeds; and one by one for comparison."""
    content = _file().encode()
    partnership = Partnership.objects.get(slug=SLUG)
    rates = [_rate(partnership, content) for _round in range(3)]
    singly = _one_by_one(partnership)
    return {
        "articles_a_second": statistics.median(rates),
        "articles_slowest_a_second": min(rates),
        "articles_one_by_one_a_second": singly,
        "list_rows_a_second": statistics.median(rows_a_second() for _round in range(3)),
        "articles_file_mib": len(content) / 2**20,
    }


def _rate(partnership: Partnership, content: bytes) -> float:
    with scope(partnership=partnership), transaction.atomic():
        before = Entry.objects.count()
        began = time.perf_counter()
        read = bring_in_articles(actor=ACTOR, partnership=partnership, content=content, publishes=True)
        took = time.perf_counter() - began
        # What was measured is what was to be: all published, found, with three pictures each.
        assert len(read.of(Outcome.PUBLISHED)) == ARTICLES
        assert Entry.objects.count() - before == ARTICLES
        assert BroughtPicture.objects.count() >= 3 * ARTICLES
        transaction.set_rollback(True)
    return ARTICLES / took


def _one_by_one(partnership: Partnership, number: int = 50) -> float:
    """Return how many a second are written and published as the editor does it, without pictures."""
    with scope(partnership=partnership), transaction.atomic():
        began = time.perf_counter()
        for one in range(number):
            draft = ArticleDraft(title=f"Pojedynczo {one}", body=[("text", _body(one))])
            article = write_article(actor=ACTOR, partnership=partnership, draft=draft)
            publish_article(actor=ACTOR, article=article)
        took = time.perf_counter() - began
        transaction.set_rollback(True)
    return number / took


def _file() -> str:
    return _HEAD + "".join(_item(number) for number in range(ARTICLES)) + "</channel></rss>"


_SENTENCES = [
    line.strip()
    for path in sorted(OWN.glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if len(line.split()) > 8
]


def _body(number: int) -> str:
    paragraphs, length = [f"<h2>Spotkanie numer {number}</h2>"], 0
    while length < LENGTH:
        words = CHANCE.choice(_SENTENCES)
        length += len(words)
        paragraphs.append(f"<p>{escape(words)} <strong>Zapraszamy</strong>.</p>")
    return "".join(paragraphs)


def _item(number: int) -> str:
    pictures = "".join(
        f'<figure><img class="wp-image-{number}{one}" src="{_UPLOADS}/{number}-{one}.jpg" '
        f'alt="Uczestnicy przy stole {one}"/><figcaption>Fot. {one}</figcaption></figure>'
        for one in range(3)
    )  # fmt: skip
    month, day = number % 12 + 1, number % 28 + 1
    return (
        f"<item><title>Aktualność numer {number}</title>"
        f"<link>{HOME}/2016/{month:02}/aktualnosc-{number}/</link>"
        f'<dc:creator>biuro</dc:creator><guid isPermaLink="false">{HOME}/?p={number + 1}</guid>'
        f"<content:encoded><![CDATA[{_body(number)}{pictures}]]></content:encoded>"
        f"<wp:post_id>{number + 1}</wp:post_id><wp:status>publish</wp:status>"
        "<wp:post_type>post</wp:post_type>"
        f"<wp:post_date_gmt>2016-{month:02}-{day:02} 08:00:00</wp:post_date_gmt>"
        f"<wp:post_name>aktualnosc-{number}</wp:post_name>"
        '<category domain="category" nicename="aktualnosci"><![CDATA[Aktualności]]></category></item>'
    )


if __name__ == "__main__":
    print(json.dumps(measure()))
