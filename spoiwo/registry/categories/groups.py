"""Headings under which the kinds of institutions are listed, in their order."""

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

LABELS = MappingProxyType(
    {
        "jst": _("Local government"),
        "irp": _("Labour market institutions"),
        "ps": _("Social assistance and integration"),
        "es": _("Support for the social economy"),
        "ngo": _("Civic organisations"),
        "pes": _("Social economy and reintegration"),
        "edu": _("Education"),
        "biz": _("Business and its chambers"),
        "gov": _("Government administration"),
        "kult": _("Culture"),
        "inne": _("Others"),
    }
)
