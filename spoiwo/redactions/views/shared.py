"""What the pages of this room share."""

from functools import partial

from spoiwo.partnerships import web

SECTION = "redactions"
form_page = partial(web.form_page, template="redactions/deed.html", section=SECTION)
