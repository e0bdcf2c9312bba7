"""The address of every account holds from its opening, so that no unconfirmed one can take its place."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def let_addresses_hold(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Mark the address of every account as its own; a second one waits until it is confirmed."""
    addresses = apps.get_model("account", "EmailAddress").objects
    for user in apps.get_model("accounts", "User").objects.all():
        addresses.filter(user=user, verified=False).delete()
        if not addresses.filter(user=user).exists():
            addresses.create(user=user, email=user.email, primary=True, verified=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("account", "0009_emailaddress_unique_primary_email")]
    operations = [migrations.RunPython(let_addresses_hold, migrations.RunPython.noop)]
