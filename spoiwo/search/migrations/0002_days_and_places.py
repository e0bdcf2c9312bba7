"""When and where a thing is, so that a search can be narrowed to years and places."""

import django.contrib.postgres.fields
from django.db import migrations, models

# The days are wrapped, so that the planner keeps from the index of days, by which it would read the vectors
# of whole years; what has no day is outside of every period.
_KNOWN = """
    vector @@ wanted
    AND (is_public OR (NOT only_public AND (within IS NULL OR partnership_id = ANY (within))))
    AND (of_partnership IS NULL OR partnership_id = of_partnership)
    AND (since IS NULL OR coalesce(day, '-infinity') >= since)
    AND (before IS NULL OR coalesce(day, 'infinity') < before)
    AND (place IS NULL OR place = ANY (areas) OR (areas = '{}' AND partnership_id = ANY (there)))
"""

_CHOSEN = """only_public boolean, within bigint[], of_partnership bigint,
    since date, before date, place text, there bigint[]"""

# As in 0001: within these functions the planner must use the index, for it does not know what reading a
# vector from beside the table costs.
_CANDIDATES = f"""
    CREATE FUNCTION search_candidates(wanted tsquery, of_kinds text[], {_CHOSEN}, most integer)
    RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 200 SET enable_seqscan = off
    AS $$
        SELECT id FROM search_entry
        WHERE {_KNOWN} AND (of_kinds IS NULL OR kind = ANY (of_kinds))
        ORDER BY weight DESC, id DESC
        LIMIT most
    $$
"""
_NO_CANDIDATES = """
    DROP FUNCTION search_candidates(
        tsquery, text[], boolean, bigint[], bigint, date, date, text, bigint[], integer
    )
"""
_COUNTS = f"""
    CREATE FUNCTION search_counts(wanted tsquery, {_CHOSEN})
    RETURNS TABLE (of_kind text, number bigint) LANGUAGE sql STABLE ROWS 20 SET enable_seqscan = off
    AS $$ SELECT kind, count(*) FROM search_entry WHERE {_KNOWN} GROUP BY kind $$
"""
_NO_COUNTS = "DROP FUNCTION search_counts(tsquery, boolean, bigint[], bigint, date, date, text, bigint[])"

_OLD_CANDIDATES = """
    CREATE FUNCTION search_candidates(
        wanted tsquery, of_kinds text[], only_public boolean, within bigint[], most integer
    ) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 200 SET enable_seqscan = off
    AS $$
        SELECT id FROM search_entry
        WHERE vector @@ wanted
        AND (of_kinds IS NULL OR kind = ANY (of_kinds))
        AND (is_public OR (NOT only_public AND (within IS NULL OR partnership_id = ANY (within))))
        ORDER BY weight DESC, id DESC
        LIMIT most
    $$
"""
_NO_OLD_CANDIDATES = "DROP FUNCTION search_candidates(tsquery, text[], boolean, bigint[], integer)"


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='day',
            field=models.DateField(null=True, verbose_name='day'),
        ),
        migrations.AddField(
            model_name='entry',
            name='areas',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), blank=True, default=list, size=None, verbose_name='units'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('day__isnull', False), ('is_public', True)), fields=['day'], name='search_entry_public_day'),
        ),
        # The keys are looked at for every match, so they stay in the row.
        migrations.RunSQL(
            "ALTER TABLE search_entry ALTER COLUMN areas SET STORAGE MAIN",
            "ALTER TABLE search_entry ALTER COLUMN areas SET STORAGE EXTENDED",
        ),
        migrations.RunSQL(_NO_OLD_CANDIDATES, _OLD_CANDIDATES),
        migrations.RunSQL(_CANDIDATES, _NO_CANDIDATES),
        migrations.RunSQL(_COUNTS, _NO_COUNTS),
    ]
