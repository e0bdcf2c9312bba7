"""On what ground something is kept from the public."""

from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ground(models.TextChoices):
    """Grounds of the act on access to public information, and of the protection of personal data."""

    PRIVACY = "privacy", _("privacy of a natural person (art. 5 ust. 2 of the act on public information)")
    BUSINESS = "business", _("secret of an entrepreneur (art. 5 ust. 2 of the act on public information)")
    SECRET = "secret", _("secret protected by law (art. 5 ust. 1 of the act on public information)")
    PERSONAL = "personal", _("personal data (art. 86 RODO)")


# What the bar says. Papers are Polish whatever the reader's language, so these words are too.
BARS = MappingProxyType(
    {
        Ground.PRIVACY: "[anonimizacja: prywatność osoby fizycznej]",
        Ground.BUSINESS: "[anonimizacja: tajemnica przedsiębiorcy]",
        Ground.SECRET: "[anonimizacja: tajemnica ustawowo chroniona]",
        Ground.PERSONAL: "[anonimizacja: ochrona danych osobowych]",
    }
)
# In whose interest it is kept from the public: to be said with every exclusion (art. 8 ust. 5).
INTERESTS = MappingProxyType(
    {
        Ground.PRIVACY: _("in the interest of a natural person"),
        Ground.BUSINESS: _("in the interest of an entrepreneur"),
        Ground.SECRET: _("in the interest protected by the law on that secret"),
        Ground.PERSONAL: _("in the interest of the person the data are about"),
    }
)
