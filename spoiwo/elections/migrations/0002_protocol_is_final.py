"""The database itself keeps a protocol as it was written."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION elections_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a protocol is written once; a mistake is mended by a later one'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER elections_protocol_is_final BEFORE UPDATE OR DELETE ON elections_protocol
    FOR EACH ROW EXECUTE FUNCTION elections_refuse_rewriting();
"""
ALLOW = """
DROP TRIGGER elections_protocol_is_final ON elections_protocol;
DROP FUNCTION elections_refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
