"""The table in which all processes count attempts to sign in (``CACHES``); losing it in a crash loses nothing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_addresses_hold")]
    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE shared_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX shared_cache_expires ON shared_cache (expires);
            """,
            "DROP TABLE shared_cache",
        )
    ]
