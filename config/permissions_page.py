"""The page of permissions, made from the register, so that it cannot age."""

from django.utils import translation

from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role


def render() -> str:
    """Return docs/permissions.md as it should be."""
    with translation.override("en"):
        heads = [str(role.label) for role in Role]
        lines = [
            "# Permissions",
            "",
            "Written by `spoiwo manage write_permissions`; a test compares it with the register.",
            "The operator of the installation holds every right. Outside a partnership a person sees 404,",
            "inside without the right 403 with the reason.",
            "",
            f"| Right | What it allows | {' | '.join(heads)} |",
            f"|---|---|{'---|' * len(heads)}",
        ]
        for permission in permissions.known():
            marks = " | ".join("yes" if role in permission.roles else "" for role in Role)
            lines.append(f"| `{permission.name}` | {permission.label} | {marks} |")
    return "\n".join(lines) + "\n"
