"""Who may open which address: every route of ours is here, or the test fails.

``PUBLIC`` is for anybody; ``SIGNED_IN`` for every account; ``INNER`` for holders of a right in the
partnership of the address; ``SHARED`` for holders of a right in any partnership; ``OPERATOR`` for
who runs the installation.
"""

PUBLIC = frozenset(
    {
        "health_live",
        "health_ready",
        "files:file_download",  # the right depends on the file; tests/files
        "notifications:preview_html",
        "notifications:preview_list",
        "opendata:index",
        "opendata:register_csv",
        "opendata:register_json",
        "opendata:register_ods",
        "opendata:register_xlsx",
        "portal:agreement",
        "portal:appearance_set",
        "portal:glossary",
        "portal:home",
        "portal:language_set",
        "portal:licences",
        "portal:organization",
        "portal:organization_list",
        "portal:partnership",
        "portal:partnership_list",
        "portal:person",
        "portal:register",
        "portal:search",
        "portal:subregion",
        "portal:territory",
        "portal:territory_list",
        "portal:wzornik",
        "portal:wzornik_suggestions",
    }
)
SIGNED_IN = frozenset({"dashboard:home"})
OPERATOR = frozenset({"notifications:message_resend", "notifications:outbox"})
VIEW = "partnerships.view_partnership"
EDIT = "partnerships.edit_partnership"
INNER = {
    "dashboard:desk": VIEW,
    "partnerships:area_edit": EDIT,
    "partnerships:bases": EDIT,
    "partnerships:log": "partnerships.view_log",
    "partnerships:note_add": EDIT,
    "partnerships:partnership_edit": EDIT,
    "partnerships:relation_remove": EDIT,
    "partnerships:relations": EDIT,
    "partnerships:role_end": "partnerships.assign_role",
    "partnerships:statements_edit": EDIT,
    "partnerships:strategy_remove": EDIT,
    "partnerships:team": "partnerships.assign_role",
    "projects:project_leave": "projects.edit_project",
    "projects:project_list": "projects.edit_project",
}
SHARED = {"partnerships:partnership_create": "partnerships.assign_role"}
