"""What personal links open in this room."""

NOMINATE = "elections.nominate"  # subject: Invitee
CONSENT = "elections.consent"  # subject: Nomination
VOTE = "elections.vote"  # subject: Round
