"""What a careful reader would point at in a draft; it advises, and never changes the author's words."""

from django.utils.html import format_html

from spoiwo.common import clock
from spoiwo.common.web.proofing import Advice, advice_on_html
from spoiwo.pages import content
from spoiwo.pages.models import Article


def advice_on(article: Article) -> Advice:
    """Return the advice on an article as readers will see it, on the day it was or will be published."""
    moment = article.first_published_at or article.go_live_at
    day = moment.astimezone(clock.WARSAW).date() if moment else clock.today()
    head = format_html("<h1>{}</h1><p>{}</p>", article.title, article.lead)
    return advice_on_html(head + content.safe(content.written(article.body)), day)
