"""What personal links open in this room."""

NOMINATE = "elections.nominate"  # subject: Invitee
CONSENT = "elections.consent"  # subject: Nomination
PROTOCOL = "elections.protocol"  # subject: Confirmation
VOTE = "elections.vote"  # subject: Round
