from django.db import migrations, models
from django.db.models import SET_NULL


class Migration(migrations.Migration):
    """The letter an institution was sent is a letter of the outbox, not a mark of its own."""

    dependencies = [("reports", "0003_reports"), ("notifications", "0004_pictures_in_letters")]

    operations = [
        migrations.RemoveField(model_name="memberpart", name="message"),
        migrations.AddField(
            model_name="memberpart",
            name="message",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=SET_NULL, related_name="+", to="notifications.message"
            ),
        ),
    ]
