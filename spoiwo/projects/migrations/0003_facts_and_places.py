from datetime import date

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

import spoiwo.common.periods

_OPTIONAL_DAY = {"blank": True, "null": True}


class Migration(migrations.Migration):

    dependencies = [
        ('partnerships', '0001_initial'),
        ('projects', '0002_sign'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='sign',
            options={'ordering': ['valid_from', 'pk']},
        ),
        migrations.RemoveConstraint(model_name='sign', name='one_sign_in_a_place'),
        migrations.RemoveField(model_name='sign', name='order'),
        migrations.AddField(
            model_name='project',
            name='aims',
            field=models.TextField(blank=True, verbose_name='aims'),
        ),
        migrations.AddField(
            model_name='project',
            name='effects',
            field=models.TextField(blank=True, verbose_name='expected effects'),
        ),
        migrations.AddField(
            model_name='project',
            name='eu_contribution',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='contribution of the European Union'),
        ),
        migrations.AddField(
            model_name='project',
            name='has_region_sign',
            field=models.BooleanField(default=False, verbose_name='logo of the voivodeship in the line'),
        ),
        migrations.AddField(
            model_name='project',
            name='keeper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.partnership', verbose_name='described by'),
        ),
        migrations.AddField(
            model_name='project',
            name='map_address',
            field=models.URLField(blank=True, max_length=500, verbose_name='page on mapadotacji.gov.pl'),
        ),
        migrations.AddField(
            model_name='project',
            name='number',
            field=models.CharField(blank=True, max_length=100, verbose_name='number of the grant agreement'),
        ),
        migrations.AddField(
            model_name='project',
            name='valid_from',
            field=models.DateField(verbose_name='from', **_OPTIONAL_DAY),
        ),
        migrations.AddField(
            model_name='project',
            name='valid_to',
            field=models.DateField(verbose_name='to (first day out)', **_OPTIONAL_DAY),
        ),
        migrations.AddField(
            model_name='project',
            name='value',
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='value'),
        ),
        migrations.AddField(
            model_name='sign',
            name='kind',
            field=models.CharField(choices=[('funds', 'sign of European Funds with the name of the programme'), ('poland', 'colours of the Republic of Poland'), ('union', 'sign of the European Union'), ('region', 'logo of the voivodeship'), ('whole', 'the whole line in one picture'), ('other', 'another logo, outside the line')], default='other', max_length=6, verbose_name='what it is'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='sign',
            name='valid_from',
            field=models.DateField(default=date(2014, 1, 1), verbose_name='from'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='sign',
            name='valid_to',
            field=models.DateField(verbose_name='to (first day out)', **_OPTIONAL_DAY),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='a_project_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('value__isnull', True), ('value__gte', 0), _connector='OR'), models.Q(('eu_contribution__isnull', True), ('eu_contribution__gte', 0), _connector='OR'), models.Q(('value__isnull', True), ('eu_contribution__isnull', True), ('eu_contribution__lte', models.F('value')), _connector='OR')), name='a_contribution_is_part_of_the_value'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__lt', models.F('valid_to')), _connector='OR'), name='a_sign_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='sign',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind', 'other'), _negated=True), expressions=[('link', '='), ('kind', '='), (spoiwo.common.periods._DateRange(), '&&')], name='one_sign_in_a_place_a_day'),
        ),
    ]
