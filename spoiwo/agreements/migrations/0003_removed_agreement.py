"""A frozen text goes only with its whole agreement, in the deed that removes one recorded by mistake."""

from django.db import migrations

WITH_ITS_AGREEMENT = """
CREATE OR REPLACE FUNCTION agreements_refuse_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('spoiwo.removed_agreement', true) = OLD.agreement_id::text THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'text % is frozen: signing has begun', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
"""

NEVER = """
CREATE OR REPLACE FUNCTION agreements_refuse_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'text % is frozen: signing has begun', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_frozen_text")]
    operations = [migrations.RunSQL(WITH_ITS_AGREEMENT, NEVER)]
