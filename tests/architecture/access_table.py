"""Who may open which address: every route of ours is here, or the test fails.

``PUBLIC`` is for anybody; ``SIGNED_IN`` for every account; ``OF_MEMBERS`` for accounts that are members
of what the address numbers; ``INNER`` for holders of a right in the
partnership of the address; ``SHARED`` for holders of a right in any partnership; ``OPERATOR`` for
who runs the installation; ``PERSONAL`` for whoever was given a personal link of that purpose, or of one of
these purposes with spaces between them.
"""

from tests.architecture.access import meetings, office, readers, register, together, work

PUBLIC = readers.PUBLIC | office.PUBLIC | meetings.PUBLIC | work.PUBLIC
SIGNED_IN = office.SIGNED_IN
OPERATOR = office.OPERATOR
INNER = office.INNER | register.INNER | meetings.INNER | work.INNER | together.INNER
SHARED = register.SHARED
OF_MEMBERS = together.OF_MEMBERS
PERSONAL = office.PERSONAL | meetings.PERSONAL | work.PERSONAL | together.PERSONAL
PURPOSES = {name: tuple(purposes.split()) for name, purposes in PERSONAL.items()}
