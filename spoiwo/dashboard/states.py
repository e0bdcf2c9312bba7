"""The purpose of personal links of this room."""

# Opens the desk of one who speaks for an institution.
DESK_LINK = "dashboard.institution"
