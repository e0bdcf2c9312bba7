"""Export files of old sites, as WordPress writes them."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

HOME = "https://stare.example.pl"
UPLOADS = f"{HOME}/wp-content/uploads"


def an_export(*items: str, before: str = "") -> bytes:
    """Return a file with these items and one author."""
    return f"""<?xml version="1.0" encoding="UTF-8" ?>{before}
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Stara strona</title><link>{HOME}</link><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>{HOME}</wp:base_blog_url>
<wp:author><wp:author_login><![CDATA[annan]]></wp:author_login>
<wp:author_display_name><![CDATA[Anna Nowak]]></wp:author_display_name></wp:author>
{"".join(items)}</channel></rss>""".encode()


def an_item(
    number: int = 1, title: str = "Warsztaty w Zielonej Górze", html: str = "<p>Spotkali się partnerzy.</p>",
    *, status: str = "publish", slug: str = "", words: Sequence[str] = (), excerpt: str = "",
    day: str = "2016-05-04 08:30:00", password: str = "", leading: str = "",
    link: str = "", kind: str = "post",
) -> str:  # fmt: skip
    """Return an article of the old site."""
    slug = slug or f"warsztaty-{number}"
    of_leading = f"<wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>{leading}</wp:meta_value>"
    meta = f"<wp:postmeta>{of_leading}</wp:postmeta>"
    categories = "".join(
        f'<category domain="category" nicename={quoteattr(one.lower())}><![CDATA[{one}]]></category>'
        for one in words
    )
    return f"""<item><title>{escape(title)}</title>
<link>{link or f"{HOME}/2016/05/{slug}/"}</link><dc:creator><![CDATA[annan]]></dc:creator>
<guid isPermaLink="false">{HOME}/?p={number}</guid>
<content:encoded><![CDATA[{html}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>2016-05-04 10:30:00</wp:post_date>
<wp:post_date_gmt>{day}</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>{categories}
{meta if leading else ""}</item>"""


def an_attachment(
    number: int, name: str = "2016/05/sala.jpg", alternative: str = "", caption: str = ""
) -> str:
    """Return a picture of the old site; where it lay among the uploads is its name."""
    return f"""<item><title>{name}</title><link>{HOME}/{number}/</link>
<guid>{HOME}/?attachment_id={number}</guid>
<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
<wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>{UPLOADS}/{name}</wp:attachment_url>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
<wp:meta_value>{escape(alternative)}</wp:meta_value></wp:postmeta></item>"""
