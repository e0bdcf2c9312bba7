"""A communiqué may belong to a project, whose signs then stand on it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communiques", "0001_initial"),
        ("projects", "0004_signs_find_their_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="communique",
            name="project",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communiques",
                to="projects.project",
                verbose_name="project",
            ),
        ),
    ]
