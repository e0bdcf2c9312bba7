"""Sentences of django-allauth that our catalogues say better.

A catalogue of the product goes before those of libraries, so naming a sentence here is enough; in Polish
the library addresses only men, calls a passkey two names and the removal of a key that of the password.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

SENTENCES = (
    # In Ukrainian the library leaves the English word.
    _("Email"),
    # Passwords
    _("Forgot your password?"),
    _(
        "Forgotten your password? Enter your email address below, "
        "and we'll send you an email allowing you to reset it."
    ),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. "
        "Otherwise contact us if you do not receive it in a few minutes."
    ),
    _("Enter your password:"),
    _("Please type your current password."),
    _(
        "You currently do not have any email address set up. You should really add an email address "
        "so you can receive notifications, reset your password, etc."
    ),
    # Confirming
    _("Confirm Access"),
    _("Please reauthenticate to safeguard your account."),
    # The second factor
    _("Two-Factor Authentication"),
    _("Authenticator App"),
    _("Activate Authenticator App"),
    _("Deactivate Authenticator App"),
    _("Activate"),
    _("Deactivate"),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
    _("Authentication using an authenticator app is active."),
    _("An authenticator app is not active."),
    _("You are about to deactivate authenticator app based authentication. Are you sure?"),
    _("Are you sure?"),
    _("View"),
    _("I have saved my recovery codes"),
    _("Passkey"),
    _("A security key has been removed."),
    # The office's sign-in
    _("Or use a third-party"),
    _("Third-Party Login Failure"),
    _("An error occurred while attempting to login via your third-party account."),
    _("You can sign in to your account using any of the following third-party accounts:"),
    _("You currently have no third-party accounts connected to this account."),
    _("Add a Third-Party Account"),
    _("The third-party account has been connected."),
    _("The third-party account has been disconnected."),
    _("The third-party account is already connected to a different account."),
    _("You cannot disconnect your last remaining third-party account."),
)
KEYS = ngettext_lazy(
    "You have added %(count)s security key.", "You have added %(count)s security keys.", "count"
)
