"""Cards of the officer's desk: each asks one question and has one sentence with one deed."""

from spoiwo.dashboard.cards import (
    after,
    comments,
    elections,
    imports,
    meetings,
    planned,
    privacy,
    recommendations,
    redactions,
    reports,
    requests,
    signing,
    told,
)

# In the order in which they stand, whatever is late before them all.
CARDS = (
    *requests.CARDS,
    *privacy.CARDS,
    *redactions.CARDS,
    *comments.CARDS,
    *meetings.CARDS,
    *after.CARDS,
    *elections.CARDS,
    *reports.CARDS,
    *recommendations.CARDS,
    *told.CARDS,
    *planned.CARDS,
    *signing.CARDS,
    *imports.CARDS,
)
