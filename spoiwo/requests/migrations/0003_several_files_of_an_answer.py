import django.db.models.deletion
from django.db import migrations, models


def move(apps, _editor):
    """Give each entry its file as the first of several."""
    entries = apps.get_model("requests", "Entry")._base_manager.exclude(file=None)
    apps.get_model("requests", "EntryFile")._base_manager.bulk_create(
        apps.get_model("requests", "EntryFile")(entry_id=entry, file_id=file)
        for entry, file in entries.values_list("pk", "file_id")
    )


def move_back(apps, _editor):
    """Keep the first file of each entry; more than one have no place there."""
    for row in apps.get_model("requests", "EntryFile")._base_manager.order_by("-pk"):
        apps.get_model("requests", "Entry")._base_manager.filter(pk=row.entry_id).update(file_id=row.file_id)


class Migration(migrations.Migration):

    dependencies = [
        ("files", "0001_initial"),
        ("requests", "0002_clause_kept_by_privacy"),
    ]

    operations = [
        migrations.CreateModel(
            name="EntryFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entry", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="requests.entry", verbose_name="entry of a request")),
                ("file", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile", verbose_name="file")),
            ],
            options={
                "verbose_name": "file of an answer",
                "verbose_name_plural": "files of answers",
                "ordering": ["pk"],
            },
        ),
        migrations.RunPython(move, move_back),
        migrations.RemoveField(model_name="entry", name="file"),
    ]
