"""Reading pages of other people's servers: the only way out of the product into foreign addresses (ADR 0010).

``fetch`` gives a :class:`Page` or raises :class:`Unreachable`, whose ``reason`` is one of :class:`Reason`;
``ask`` asks a service named in the settings.
"""

from spoiwo.common.foreign.addresses import Address, address_of
from spoiwo.common.foreign.limits import Limits, Reason, Unreachable
from spoiwo.common.foreign.manners import Manners
from spoiwo.common.foreign.reading import Answer, Page, Reader, reader

__all__ = [
    "Address",
    "Answer",
    "Limits",
    "Manners",
    "Page",
    "Reader",
    "Reason",
    "Unreachable",
    "address_of",
    "reader",
]
