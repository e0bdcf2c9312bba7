"""Uses of personal data by the rooms below this one; rooms above register theirs."""

from django.utils.translation import gettext_lazy as _

from spoiwo.privacy import looks
from spoiwo.privacy.uses import (
    INTEREST,
    NAMED,
    PUBLIC_PART,
    REPRESENTATIVES,
    TEAM,
    TOGETHER,
    VOTES,
    WHILE_IN_OFFICE,
    Use,
    register,
)


def register_below() -> None:
    """Tell what accounts, the registry and letters do with personal data."""
    register(
        Use(
            TOGETHER,
            _("Co-operation of institutions"),
            _("What institutions of the partnership tell, answer and hand in through their representatives."),
            _("name, office, institution, contact, what was answered and when"),
        )
    )
    register(
        Use(
            VOTES,
            _("Votes and elections by vote"),
            _("Letting each entitled institution or person vote once, and counting."),
            _("name, institution, that somebody has voted; of a secret vote never how or when"),
            is_noted=False,
        )
    )
    register(
        Use(
            NAMED,
            _("Representatives of institutions"),
            _("Knowing who speaks for an institution in the partnership, and reaching them."),
            _("name, office, institution, authorisation, e-mail, telephone"),
            recipients=PUBLIC_PART,
            period=WHILE_IN_OFFICE,
            source=_("From the institution for which the person speaks."),
        )
    )
    register(
        Use(
            "konta",
            _("Accounts and the book of deeds"),
            _("Signing in, rights by role, telling afterwards who did what and who saw personal data."),
            _("name, e-mail, role, deeds with their moment"),
            persons=TEAM,
            basis=INTEREST,
            period=_("as long as the account, deeds as long as what they tell of"),
        )
    )
    register(
        Use(
            "listy",
            _("Letters and personal links"),
            _("Invitations, questions and answers by e-mail, and pages opened by a link without an account."),
            _("name, e-mail, words of letters"),
            persons=REPRESENTATIVES,
            period=_("words of a letter 14 days, the letter 90 days, a link two years after its end"),
        )
    )


def watch_below() -> None:
    """Say which pages of rooms below show personal data not everybody may see."""
    looks.register(
        _("Representatives: e-mails and telephones"),
        "registry:representation",
        "registry:representation_list",
    )
    looks.register(_("Persons in office"), "registry:person_list", "registry:person_edit")
    looks.register(
        _("Letters and their recipients"), "notifications:letter_list", "notifications:answer_list"
    )
    looks.register(_("Everything held about a person"), "privacy:dossier", "privacy:dossier_file")
    looks.register(_("Accounts of the team"), "partnerships:team")
