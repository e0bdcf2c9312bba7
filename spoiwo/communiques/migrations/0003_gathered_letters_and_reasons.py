"""What was not found waits for the letters of the morning; a page of a member ends with a reason."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('communiques', '0002_communique_of_a_project'),
        ('files', '0004_photo'),
        ('partnerships', '0002_language_versions'),
        ('registry', '0002_language_versions'),
    ]

    operations = [
        migrations.AddField(
            model_name='carrier',
            name='ended_because',
            field=models.CharField(blank=True, max_length=300, verbose_name='why ended'),
        ),
        migrations.AddField(
            model_name='proof',
            name='is_to_be_told',
            field=models.BooleanField(default=False, verbose_name='to be told in the next letter'),
        ),
        migrations.AddIndex(
            model_name='proof',
            index=models.Index(condition=models.Q(('is_to_be_told', True)), fields=['id'], name='communiques_to_be_told'),
        ),
        migrations.AddConstraint(
            model_name='carrier',
            constraint=models.CheckConstraint(condition=models.Q(('ended_because', ''), ('ended_at__isnull', False), _connector='OR'), name='carrier_ended_because_only_when_ended'),
        ),
    ]
