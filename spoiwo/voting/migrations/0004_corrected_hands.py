"""Votes entered wrong are kept beside those that count; the database lets nobody alter or add them later."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

KEEP = """
CREATE FUNCTION voting_keep_annulled_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a vote entered wrong is kept as it was entered' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER voting_annulled_ballot_in_time BEFORE INSERT ON voting_annulledballot
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_late_ballot();
CREATE TRIGGER voting_annulled_ballot_is_kept BEFORE UPDATE OR DELETE ON voting_annulledballot
    FOR EACH ROW EXECUTE FUNCTION voting_keep_annulled_ballot();
"""

FORGET = """
DROP TRIGGER voting_annulled_ballot_is_kept ON voting_annulledballot;
DROP TRIGGER voting_annulled_ballot_in_time ON voting_annulledballot;
DROP FUNCTION voting_keep_annulled_ballot();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('voting', '0003_group_within_group'),
    ]

    operations = [
        migrations.AddField(
            model_name='ballot',
            name='is_entered',
            field=models.BooleanField(default=False, verbose_name='entered by the secretariat'),
        ),
        migrations.CreateModel(
            name='AnnulledBallot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choices', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None, verbose_name='choices')),
                ('cast_by', models.CharField(max_length=200, verbose_name='cast by')),
                ('cast_at', models.DateTimeField(verbose_name='cast at')),
                ('annulled_by', models.CharField(max_length=200, verbose_name='corrected by')),
                ('annulled_at', models.DateTimeField(verbose_name='corrected at')),
                ('ground', models.CharField(max_length=300, verbose_name='why')),
                ('entitlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annulled_ballots', to='voting.entitlement')),
            ],
            options={
                'ordering': ['annulled_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='ballot_annulled_with_a_ground')],
            },
        ),
        migrations.RunSQL(KEEP, FORGET),
    ]
