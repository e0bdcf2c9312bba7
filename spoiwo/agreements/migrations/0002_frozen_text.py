"""The database itself refuses to touch a text once signing has begun."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION agreements_refuse_frozen_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'text % is frozen: signing has begun', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER agreements_text_is_frozen BEFORE UPDATE OR DELETE ON agreements_text
    FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION agreements_refuse_frozen_text();
"""

ALLOW = """
DROP TRIGGER agreements_text_is_frozen ON agreements_text;
DROP FUNCTION agreements_refuse_frozen_text();
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
