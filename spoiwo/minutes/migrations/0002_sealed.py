"""The database itself refuses to touch minutes once they are sealed, and what was typed in them."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION minutes_refuse_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'minutes % are sealed', OLD.id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER minutes_are_sealed BEFORE UPDATE OR DELETE ON minutes_minutes
    FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION minutes_refuse_sealed();

CREATE FUNCTION minutes_refuse_sealed_section() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.minutes_id ELSE OLD.minutes_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM minutes_minutes WHERE id = number AND sealed_at IS NOT NULL) THEN
        RAISE EXCEPTION 'minutes % are sealed', number USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER minutes_section_is_sealed BEFORE INSERT OR UPDATE OR DELETE ON minutes_section
    FOR EACH ROW EXECUTE FUNCTION minutes_refuse_sealed_section();
"""

ALLOW = """
DROP TRIGGER minutes_section_is_sealed ON minutes_section;
DROP FUNCTION minutes_refuse_sealed_section();
DROP TRIGGER minutes_are_sealed ON minutes_minutes;
DROP FUNCTION minutes_refuse_sealed();
"""


class Migration(migrations.Migration):
    dependencies = [("minutes", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
