"""Signs recorded before places were known find theirs by their words; one alone is a whole line.

The partnership that was joined first describes the project.
"""

from datetime import date

from django.db import migrations

_WORDS = (
    ("funds", "fundusze europejskie"),
    ("poland", "rzeczpospolita"),
    ("region", "wojew"),
    ("union", "uni"),
)
_FIRST = {"2014": date(2014, 1, 1), "2021": date(2021, 1, 1)}


def find_places(apps, schema_editor):
    Sign = apps.get_model("projects", "Sign")
    Project = apps.get_model("projects", "Project")
    Link = apps.get_model("projects", "ProjectPartnership")
    for link in Link.objects.select_related("project").order_by("pk"):
        project = link.project
        # Asked of the database: each link has its own copy of a project many were joined to.
        Project.objects.filter(pk=project.pk, keeper=None).update(keeper=link.partnership_id)
        if project.perspective not in _FIRST:
            continue
        signs = list(Sign.objects.filter(link=link).order_by("pk"))
        taken = set()
        for sign in signs:
            sign.kind = "whole" if len(signs) == 1 else _kind(sign.words.lower(), taken)
            sign.valid_from = _FIRST[project.perspective]
            taken.add(sign.kind)
            sign.save(update_fields=["kind", "valid_from"])


def _kind(words, taken):
    return next((kind for kind, said in _WORDS if said in words and kind not in taken), "other")


class Migration(migrations.Migration):

    dependencies = [('projects', '0003_facts_and_places')]

    operations = [migrations.RunPython(find_places, migrations.RunPython.noop)]
