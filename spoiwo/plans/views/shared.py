"""What the pages of this room share."""

from functools import partial

from spoiwo.partnerships import web

VIEW = "partnerships.view_partnership"
EDIT = "plans.edit_plan"
ADOPT = "plans.adopt_plan"

form_page = partial(web.form_page, template="plans/deed.html", section="plans")
