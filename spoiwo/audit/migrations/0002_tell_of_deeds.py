"""Every deed written tells processes that keep pages so (spoiwo.common.changes, ADR 0015)."""

from django.db import migrations

from spoiwo.common.changes import CHANNEL


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"""
            CREATE FUNCTION audit_tell_of_deeds() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('{CHANNEL}', '');
                RETURN NULL;
            END $$;
            CREATE TRIGGER tell_of_deeds AFTER INSERT ON audit_logentry
                FOR EACH STATEMENT EXECUTE FUNCTION audit_tell_of_deeds();
            """,
            "DROP TRIGGER tell_of_deeds ON audit_logentry; DROP FUNCTION audit_tell_of_deeds();",
        )
    ]
