"""The database itself keeps a vote as it was: voters from the opening, ballots and result from the close."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION voting_refuse_late_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched record;
    in_state text;
BEGIN
    IF TG_OP = 'DELETE' THEN touched := OLD; ELSE touched := NEW; END IF;
    IF TG_TABLE_NAME = 'voting_secretballot' THEN
        SELECT state INTO in_state FROM voting_poll WHERE id = touched.poll_id;
    ELSE
        SELECT poll.state INTO in_state FROM voting_poll poll
            JOIN voting_entitlement voter ON voter.poll_id = poll.id WHERE voter.id = touched.entitlement_id;
    END IF;
    IF in_state <> 'open' THEN
        RAISE EXCEPTION 'a ballot changes only while its poll is open' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN touched;
END $$;

CREATE TRIGGER voting_ballot_in_time BEFORE INSERT OR UPDATE OR DELETE ON voting_ballot
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_late_ballot();
CREATE TRIGGER voting_participation_in_time BEFORE INSERT OR UPDATE OR DELETE ON voting_participation
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_late_ballot();
CREATE TRIGGER voting_secret_ballot_in_time BEFORE INSERT OR UPDATE OR DELETE ON voting_secretballot
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_late_ballot();

CREATE FUNCTION voting_refuse_new_voter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched record;
    in_state text;
BEGIN
    IF TG_OP = 'DELETE' THEN touched := OLD; ELSE touched := NEW; END IF;
    SELECT state INTO in_state FROM voting_poll WHERE id = touched.poll_id;
    IF in_state = 'draft' THEN RETURN touched; END IF;
    IF in_state = 'open' AND TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'voting_entitlement'
       AND to_jsonb(OLD) - 'is_present' = to_jsonb(NEW) - 'is_present' THEN
        RETURN touched;
    END IF;
    RAISE EXCEPTION 'who may vote, and on what, is frozen when a poll opens'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER voting_entitlement_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON voting_entitlement
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_new_voter();
CREATE TRIGGER voting_option_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON voting_option
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_new_voter();

CREATE FUNCTION voting_refuse_recounting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a result is counted once and stays' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER voting_tally_is_final BEFORE UPDATE OR DELETE ON voting_tally
    FOR EACH ROW EXECUTE FUNCTION voting_refuse_recounting();

CREATE FUNCTION voting_refuse_other_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.question, OLD.kind, OLD.secrecy, OLD.form, OLD.rules, OLD.rules_reference, OLD.partnership_id,
        OLD.draw_seed, OLD.opened_at)
       IS DISTINCT FROM
       (NEW.question, NEW.kind, NEW.secrecy, NEW.form, NEW.rules, NEW.rules_reference, NEW.partnership_id,
        NEW.draw_seed, NEW.opened_at) THEN
        RAISE EXCEPTION 'the question and its rule are frozen when a poll opens'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.state IN ('closed', 'annulled') AND (NEW.state IN ('draft', 'open')
       OR OLD.closed_at IS DISTINCT FROM NEW.closed_at) THEN
        RAISE EXCEPTION 'a poll that is over is not opened again' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER voting_poll_is_frozen BEFORE UPDATE ON voting_poll
    FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION voting_refuse_other_question();
"""

ALLOW = """
DROP TRIGGER voting_poll_is_frozen ON voting_poll;
DROP FUNCTION voting_refuse_other_question();
DROP TRIGGER voting_tally_is_final ON voting_tally;
DROP FUNCTION voting_refuse_recounting();
DROP TRIGGER voting_option_is_frozen ON voting_option;
DROP TRIGGER voting_entitlement_is_frozen ON voting_entitlement;
DROP FUNCTION voting_refuse_new_voter();
DROP TRIGGER voting_secret_ballot_in_time ON voting_secretballot;
DROP TRIGGER voting_participation_in_time ON voting_participation;
DROP TRIGGER voting_ballot_in_time ON voting_ballot;
DROP FUNCTION voting_refuse_late_ballot();
"""


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
