"""Forms of django-allauth with our own labels; its field "Name" would be called as a person's is."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

LABEL = _("Name of the key")
HELP = _("So that several keys can be told apart, for example “office telephone”.")


class KeyAddForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """Adds a passkey or a security key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["name"].help_text = LABEL, HELP


class KeyEditForm(EditWebAuthnForm):  # type: ignore[misc]  # allauth is untyped
    """Renames a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label, self.fields["name"].help_text = LABEL, HELP
