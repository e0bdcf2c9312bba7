"""The table of routes and roles, in parts: each holds some rooms, ``access_table`` joins them."""

VIEW = "partnerships.view_partnership"
