"""The same figures asked of the database by hand: the floor our own way is held against (goals G7, G8b).

One statement a kind of record, for any partnerships at once, without what only the product knows (further
seats of an institution, suspensions); the second value of ``ASKED`` is what counts the unique over all.
"""

from collections.abc import Sequence
from datetime import date

from django.db import connection

_WERE = "state IN ('acceded','suspended','withdrawn','expelled','dissolved')"
_ON_DAY = f"s.{_WERE} AND s.valid_from < %(until)s AND (s.valid_to IS NULL OR s.valid_to >= %(until)s)"
_HELD = "m.day >= %(since)s AND m.day < %(until)s AND m.state IN ('held','minutes','closed')"
_HERE = "mark IN ('present','remote')"
_POSTED = """communiques_communique c JOIN communiques_placement p ON p.communique_id = c.id
    WHERE c.partnership_id = ANY(%(of)s) AND c.state = 'published'
    AND c.published_at >= %(since)s AND c.published_at < %(until)s"""
EACH = (
    f"""SELECT s.partnership_id, count(DISTINCT s.organization_id) FILTER (WHERE {_ON_DAY}),
    count(*) FILTER (WHERE s.{_WERE} AND s.valid_from >= %(since)s AND s.valid_from < %(until)s),
    count(*) FILTER (WHERE s.valid_to >= %(since)s AND s.valid_to < %(until)s)
    FROM registry_signatory s WHERE s.partnership_id = ANY(%(of)s) GROUP BY 1""",
    f"""SELECT s.partnership_id, o.category, count(DISTINCT s.organization_id)
    FROM registry_signatory s JOIN registry_organization o ON o.id = s.organization_id
    WHERE s.partnership_id = ANY(%(of)s) AND {_ON_DAY} GROUP BY 1, 2""",
    f"""SELECT m.partnership_id, m.kind, m.role IN ('organiser','coorganiser'), count(*)
    FROM meetings_meeting m WHERE m.partnership_id = ANY(%(of)s) AND {_HELD} GROUP BY 1, 2, 3""",
    f"""SELECT partnership_id, sum(entitled), sum(here), count(part),
    count(*) FILTER (WHERE here * whole >= entitled * part) FROM (
        SELECT m.partnership_id, m.id, split_part(b.quorum, '/', 1)::int AS part,
        split_part(b.quorum, '/', 2)::int AS whole, count(*) AS entitled,
        count(*) FILTER (WHERE p.{_HERE}) AS here
        FROM meetings_meeting m
        JOIN attendance_participant p ON p.meeting_id = m.id AND p.capacity = 'entitled'
        LEFT JOIN councils_bylaws b ON b.body_id = m.body_id AND b.quorum > ''
            AND b.valid_from <= m.day AND (b.valid_to IS NULL OR b.valid_to > m.day)
        WHERE m.partnership_id = ANY(%(of)s) AND m.kind = 'council' AND {_HELD} GROUP BY 1, 2, 3, 4
    ) sessions GROUP BY 1""",
    f"""SELECT m.partnership_id, m.kind = 'training', h.kind = 'estimate', sum(coalesce(h.count, p.here, 0))
    FROM meetings_meeting m
    LEFT JOIN attendance_headcount h ON h.meeting_id = m.id AND h.sector = ''
    LEFT JOIN LATERAL (
        SELECT count(*) AS here FROM attendance_participant p WHERE p.meeting_id = m.id AND p.{_HERE}
    ) p ON h.id IS NULL
    WHERE m.partnership_id = ANY(%(of)s) AND {_HELD} GROUP BY 1, 2, 3""",
    """SELECT partnership_id, count(*) FILTER (WHERE adopted_on >= %(since)s AND adopted_on < %(until)s),
    count(*) FILTER (WHERE completed_on >= %(since)s AND completed_on < %(until)s)
    FROM recommendations_recommendation
    WHERE partnership_id = ANY(%(of)s) AND kind = 'recommendation' GROUP BY 1""",
    f"""SELECT c.partnership_id, count(DISTINCT c.id), count(*) FILTER (WHERE p.state = 'shown'),
    count(DISTINCT p.organization_id) FILTER (WHERE p.state = 'shown') FROM {_POSTED} GROUP BY 1""",
    f"""SELECT g.partnership_id, count(DISTINCT g.id), count(DISTINCT g.entity_name)
    FROM practices_showing s JOIN practices_goodpractice g ON g.id = s.practice_id
    JOIN meetings_meeting m ON m.id = s.meeting_id
    WHERE g.partnership_id = ANY(%(of)s) AND {_HELD} GROUP BY 1""",
    """SELECT p.partnership_id,
    count(*) FILTER (WHERE a.state <> 'dropped' AND a.valid_from < %(until)s AND a.valid_to > %(since)s),
    count(*) FILTER (WHERE a.state = 'done' AND a.closed_on >= %(since)s AND a.closed_on < %(until)s)
    FROM plans_action a JOIN plans_plan p ON p.id = a.plan_id
    WHERE p.partnership_id = ANY(%(of)s) AND p.state = 'adopted' GROUP BY 1""",
)
TOGETHER = (
    f"""SELECT o.category, count(DISTINCT s.organization_id)
    FROM registry_signatory s JOIN registry_organization o ON o.id = s.organization_id
    WHERE s.partnership_id = ANY(%(of)s) AND {_ON_DAY} GROUP BY 1""",
    f"SELECT count(DISTINCT p.organization_id) FROM {_POSTED} AND p.state = 'shown'",
)


def ask(partnerships: Sequence[int], since: date, until: date, *statements: str) -> int:
    """Ask the statements for the days; return how many rows they gave."""
    rows = 0
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {"of": list(partnerships), "since": since, "until": until})
            rows += len(cursor.fetchall())
    return rows
