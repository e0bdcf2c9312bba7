"""Which words everybody reads as bars, and what waits for a look: also of sealed minutes.

The seal stays as strict as it was for everything that was approved; only these three columns may change.
"""

from django.db import migrations, models

LOOKS = "ARRAY['bars', 'left', 'waits_since']"
REPLACE = """
CREATE OR REPLACE FUNCTION minutes_refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - LOOKS = to_jsonb(NEW) - LOOKS THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'minutes % are sealed', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
""".replace("LOOKS", LOOKS)
RESTORE = """
CREATE OR REPLACE FUNCTION minutes_refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'minutes % are sealed', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('minutes', '0002_sealed'),
    ]

    operations = [
        migrations.AddField(
            model_name='minutes',
            name='bars',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='hidden words and their bars'),
        ),
        migrations.AddField(
            model_name='minutes',
            name='left',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='words looked at and left'),
        ),
        migrations.AddField(
            model_name='minutes',
            name='waits_since',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='waits for a look before everybody reads it, since'),
        ),
        migrations.RunSQL(REPLACE, RESTORE),
    ]
