"""Numbers of a vote on paper; the database itself keeps them as they were written."""

import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models


REFUSE = """
CREATE FUNCTION voting_refuse_other_paper() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    in_state text;
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT state INTO in_state FROM voting_poll WHERE id = NEW.poll_id;
        IF in_state = 'open' THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'numbers from paper are written once, while their poll is open'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER voting_paper_in_time BEFORE INSERT OR UPDATE OR DELETE ON voting_papercount
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_other_paper();
"""
ALLOW = """
DROP TRIGGER voting_paper_in_time ON voting_papercount;
DROP FUNCTION voting_refuse_other_paper();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('voting', '0004_corrected_hands'),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_out', models.PositiveIntegerField(verbose_name='ballots given out')),
                ('taken_out', models.PositiveIntegerField(verbose_name='ballots taken out of the box')),
                ('invalid', models.PositiveIntegerField(verbose_name='invalid ballots, blank ones among them')),
                ('votes', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='votes')),
                ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='voting.poll')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('invalid__lte', models.F('taken_out')), ('taken_out__lte', models.F('given_out'))), name='paper_ballots_add_up')],
            },
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
