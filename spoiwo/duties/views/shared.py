"""What the pages of this room share."""

from functools import partial

from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "duties.edit_rule"

form_page = partial(web.form_page, template="duties/deed.html", section="duties")
