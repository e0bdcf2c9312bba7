"""Lists brought in before are read, like those brought in since, only by those who may import."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def restrict(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    files = apps.get_model("files", "StoredFile")
    sources = apps.get_model("intake", "ImportBatch")._base_manager.values("source")
    files._base_manager.filter(pk__in=sources, is_public=False).update(read_right="intake.import_list")


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_what_is_hidden"), ("files", "0003_read_right")]

    operations = [migrations.RunPython(restrict, migrations.RunPython.noop)]
