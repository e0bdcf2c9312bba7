"""The choice of candidates asks the index for every condition at once, and common words of the freshest first."""

from django.db import migrations

ARGUMENTS = (
    "wanted tsquery, today date, within bigint[], in_areas varchar[], of_topics varchar[], "
    "in_languages varchar[], with_access varchar[], at_age integer, only_free boolean, most integer"
)

# Conditions not asked for are left out, so that the plan is made for those that are: one index of several
# columns then meets them together, and few rows are read. A word that stands in very many offers is looked
# for in the freshest alone, when these are enough.
PLANNED = f"""
CREATE OR REPLACE FUNCTION offers_candidates({ARGUMENTS})
RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 200 SET enable_seqscan = off
AS $$
DECLARE
    conditions text := 'vector @@ $1 AND shown_until > $2 AND partnership_id = ANY ($3)';
    freshest bigint[];
BEGIN
    IF in_areas IS NOT NULL THEN conditions := conditions || ' AND areas && $4'; END IF;
    IF of_topics IS NOT NULL THEN conditions := conditions || ' AND topics @> $5'; END IF;
    IF in_languages IS NOT NULL THEN conditions := conditions || ' AND languages @> $6'; END IF;
    IF with_access IS NOT NULL THEN conditions := conditions || ' AND access @> $7'; END IF;
    IF at_age IS NOT NULL THEN conditions := conditions || ' AND ages @> $8'; END IF;
    IF only_free THEN conditions := conditions || ' AND is_free'; END IF;
    EXECUTE 'SELECT array_agg(offer_id) FROM (SELECT offer_id FROM (SELECT * FROM offers_listing '
        || 'ORDER BY assured_on DESC, offer_id DESC LIMIT 3 * $9) newest WHERE ' || conditions || ' LIMIT $9) found'
        INTO freshest
        USING wanted, today, within, in_areas, of_topics, in_languages, with_access, at_age, most;
    IF cardinality(freshest) >= most THEN
        RETURN QUERY SELECT unnest(freshest);
        RETURN;
    END IF;
    RETURN QUERY EXECUTE 'SELECT offer_id FROM offers_listing WHERE ' || conditions
        || ' ORDER BY assured_on DESC, offer_id DESC LIMIT $9'
        USING wanted, today, within, in_areas, of_topics, in_languages, with_access, at_age, most;
END
$$
"""
# As in 0001.
PLAIN = f"""
CREATE OR REPLACE FUNCTION offers_candidates({ARGUMENTS})
RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 200 SET enable_seqscan = off
AS $$
    SELECT offer_id FROM offers_listing
    WHERE vector @@ wanted
    AND shown_until > today
    AND partnership_id = ANY (within)
    AND (in_areas IS NULL OR areas && in_areas)
    AND (of_topics IS NULL OR topics @> of_topics)
    AND (in_languages IS NULL OR languages @> in_languages)
    AND (with_access IS NULL OR access @> with_access)
    AND (at_age IS NULL OR ages @> at_age)
    AND (NOT only_free OR is_free)
    ORDER BY assured_on DESC, offer_id DESC
    LIMIT most
$$
"""


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial")]

    operations = [migrations.RunSQL(PLANNED, PLAIN)]
