from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sources', '0004_more_kinds_of_findings'),
    ]

    operations = [
        migrations.AddField(
            model_name='origin',
            name='part',
            field=models.CharField(blank=True, default='', max_length=10, verbose_name='part of the record'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='finding',
            name='group',
            field=models.CharField(choices=[('partnership', 'Partnership'), ('institution', 'Institutions'), ('person', 'People'), ('event', 'Events'), ('figure', 'Numbers'), ('aim', 'Aims'), ('project', 'Projects'), ('outcome', 'Recommendations and effects'), ('practice', 'Good practices'), ('contact', 'Contacts of institutions')], max_length=12, verbose_name='group'),
        ),
    ]
