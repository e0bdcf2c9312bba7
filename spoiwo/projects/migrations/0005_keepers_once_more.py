"""The partnership joined first describes a project, also where step 0004 in its first shape wrote the last.

In that shape each connection carried its own copy of a project that several partnerships were joined to, and
the last one won. Only a departure lets another than the first describe a project, so projects somebody has
left stay as they are. Running it again changes nothing.
"""

from django.db import migrations


def mend_keepers(apps, schema_editor):
    Project = apps.get_model("projects", "Project")
    Link = apps.get_model("projects", "ProjectPartnership")
    LogEntry = apps.get_model("audit", "LogEntry")
    left = LogEntry.objects.filter(action="projects.project.unlinked")
    titles = {data.get("title", "") for data in left.values_list("data", flat=True)}
    first = {}
    for project, partnership in Link.objects.order_by("-pk").values_list("project", "partnership"):
        first[project] = partnership
    kept = Project.objects.exclude(keeper=None).exclude(title__in=titles)
    for project, keeper in kept.values_list("pk", "keeper"):
        if project in first and first[project] != keeper:
            Project.objects.filter(pk=project, keeper=keeper).update(keeper=first[project])


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_initial"), ("projects", "0004_signs_find_their_places")]

    operations = [migrations.RunPython(mend_keepers, migrations.RunPython.noop)]
