"""What the pages of this room share."""

from functools import partial

from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "communiques.edit_communique"

form_page = partial(web.form_page, template="communiques/deed.html", section="communiques")
