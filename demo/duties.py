"""Rules that are watched: those of the Lubuskie partnership from the documents, living ones for show."""

from datetime import date

from demo.building import ACTOR
from spoiwo.common import clock
from spoiwo.duties import selectors, services
from spoiwo.duties.models import Duty
from spoiwo.duties.services import RuleDraft
from spoiwo.duties.states import Every, Kind, Verdict, Who
from spoiwo.partnerships.models import Partnership

YEARS_TOLD = (date(2015, 1, 1), date(2017, 1, 1))
KNOWN_YEARS = "Dokumenty opowiadają o latach 2015–2016; o dalszych pokaz nic nie wie."
INVENTED_LENGTH = "Dokument podaje regułę; to, od kiedy i do kiedy obowiązuje, jest pokazowe."
INVENTED_RULE = "Dokument podaje cztery posiedzenia w 2016 roku; reguła „raz na kwartał” jest pokazowa."
INVENTED_DATE = "Sprawozdanie za 2016 rok jest prawdziwe; jego termin i reguła są pokazowe."
INVENTED_YEAR = "Dokument podaje regułę forum; bieżący rok jest pokazowy."
INVENTED = "Reguły i potwierdzenia są pokazowe: tak wygląda pilnowanie zwykłych reguł."


def lubuskie(partnership: Partnership) -> None:
    """Watch what the note of 2015 and the report on 2016 say, in those years, and the forum in this one."""
    since, until = YEARS_TOLD
    told = (
        (
            Kind.PLENARIES,
            RuleDraft(
                valid_from=since,
                who=Who.LEADER,
                warn_days=60,
                clause="Co najmniej 1 raz w roku odbywają się spotkania ze wszystkimi sygnatariuszami.",
            ),
            INVENTED_LENGTH,
        ),
        (
            Kind.HOSTS,
            RuleDraft(
                valid_from=since,
                clause="Kolejne spotkania odbywają się w siedzibach kolejnych sygnatariuszy, aby się"
                " wzajemnie poznać.",
            ),
            INVENTED_LENGTH,
        ),
        (
            Kind.COUNCIL,
            RuleDraft(
                valid_from=date(2016, 1, 1),
                every=Every.QUARTER,
                who=Who.CHAIR,
                clause="Posiedzenia Rady Programowej",
            ),
            INVENTED_RULE,
        ),
    )
    for kind, draft, note in told:
        _end(_add(partnership, kind, draft, note), until)
    _report(partnership)
    _forum(partnership)


def _report(partnership: Partnership) -> None:
    """Watch the report on 2016, which is filed on the last day of January."""
    draft = RuleDraft(
        valid_from=date(2016, 1, 1), due_month=1, due_day=31, clause="Sprawozdanie roczne do 31 stycznia"
    )
    _end(_add(partnership, Kind.REPORT, draft, INVENTED_DATE), date(2017, 2, 1))


def _end(duty: Duty, until: date) -> None:
    with clock.frozen(until):
        services.end_duty(actor=ACTOR, duty=duty, until=until, ground=KNOWN_YEARS)


def _forum(partnership: Partnership) -> None:
    this_year = date(clock.today().year, 1, 1)
    for kind, words in (
        (Kind.FORUM, "Cykliczne spotkania partnerskie co najmniej 3 razy w roku"),
        (Kind.PRACTICES, "Prezentacja dobrych praktyk współpracy co najmniej 3 razy w roku"),
    ):
        _add(
            partnership,
            kind,
            RuleDraft(valid_from=this_year, count=3, warn_days=60, clause=words),
            INVENTED_YEAR,
        )


def _add(partnership: Partnership, kind: Kind, draft: RuleDraft, note: str) -> Duty:
    return services.add_duty(actor=ACTOR, partnership=partnership, kind=kind, draft=draft, demo_note=note)


def zwolen(partnership: Partnership) -> None:
    """Take the usual rules from this year on, and confirm by hand what no record proves."""
    today = clock.today()
    duties = services.take_usual_rules(actor=ACTOR, partnership=partnership, since=date(today.year, 1, 1))
    Duty.objects.filter(partnership=partnership).update(demo_note=INVENTED)
    for duty in duties:
        if duty.kind == Kind.ACCESSIBILITY:
            _confirm(duty, "Przegląd deklaracji dostępności; bez zmian.")
        elif duty.kind == Kind.REQUESTS:
            _confirm(duty, "W kwartale nie wpłynęło żadne żądanie.")


def _confirm(duty: Duty, words: str) -> None:
    """Confirm every deadline that has passed, on its day, and the one that presses, today; not of records."""
    today = clock.today()
    for finding in selectors.standing(duty, today).findings:
        if finding.verdict in (Verdict.BROKEN, Verdict.DUE) and not finding.term.is_record:
            day = min(finding.term.due, today)
            services.confirm_term(actor=ACTOR, duty=duty, term=finding.term.key, day=day, words=words)


def przysucha(partnership: Partnership) -> None:
    """Watch one rule written by hand."""
    this_year = date(clock.today().year, 1, 1)
    draft = RuleDraft(
        valid_from=this_year,
        who=Who.LEADER,
        warn_days=60,
        clause="Spotkanie wszystkich sygnatariuszy raz w roku",
    )
    _add(partnership, Kind.PLENARIES, draft, INVENTED)
