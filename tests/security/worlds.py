"""A partnership with one of everything in it, and where each thing stands in the addresses."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import URLPattern, URLResolver, get_resolver
from django_scopes import scope

from spoiwo.accounts.models import User
from spoiwo.agreements import services as agreements
from spoiwo.agreements.models import Agreement, Signature
from spoiwo.common import clock
from spoiwo.communiques import services as communiques
from spoiwo.communiques.models import Carrier
from spoiwo.handover.models import Pack
from spoiwo.handover.states import State as PackState
from spoiwo.notifications.services import issue_link
from spoiwo.notifications.tokens import token_of
from spoiwo.partnerships.models import Partnership, RoleAssignment
from spoiwo.partnerships.services import StatementDraft, add_relation, add_strategy, set_statements
from spoiwo.partnerships.states import RelationKind, StatementKind
from spoiwo.projects import services as projects
from spoiwo.projects.states import Connection, Perspective
from spoiwo.registry.services import assign_partnership_role
from spoiwo.registry.states import PartnershipRole
from tests.factories.accessibility import an_old_declaration
from tests.factories.agreements import SIGNED_ON, SYSTEM, a_draft_agreement, a_party, an_agreement_in_force
from tests.factories.communiques import a_photo, a_published, places, sent
from tests.factories.councils import a_body, a_member, a_term
from tests.factories.figures import a_stated_number
from tests.factories.partnerships import a_partnership
from tests.factories.projects import a_sign
from tests.factories.registry import a_representative, a_signatory, an_organization
from tests.intake.lists import Bring, a_csv
from tests.security.articles import articles
from tests.security.comments import commented
from tests.security.crossings import home_of
from tests.security.duties import a_rule_with_everything
from tests.security.ideas import a_call_with_everything
from tests.security.indicators import an_indicator_with_everything
from tests.security.market import market
from tests.security.newsletters import a_newsletter
from tests.security.plans import a_plan_with_everything
from tests.security.privacy import papers_on_personal_data
from tests.security.redactions import hidden_words
from tests.security.reports import a_report_with_everything
from tests.security.requests import requests_of_citizens
from tests.security.sittings import sittings
from tests.security.sources import old_documents
from tests.security.support import support
from tests.security.works import works

Numbers = dict[str, Any]
# Which thing the part ``pk`` of an address names, by the beginning of the route's name; the longest wins.
THINGS = {
    "agreements:": "agreement",
    "agreements:annex_remove": "drafted",
    "agreements:departure_annul": "departure",
    "attendance:": "session",
    "councils:": "term",
    "comments:": "comment",
    "communiques:": "communique",
    "dashboard:desk_send": "signatory",
    "dashboard:institution_work": "signatory",
    "decisions:ballot": "motion",
    "decisions:meeting": "session",
    "decisions:motion": "motion",
    "decisions:motion_add": "session",
    "decisions:resolution": "resolution",
    "decisions:task": "task",
    "duties:": "duty",
    "elections:": "nomination",
    "files:": "photo",
    "forum:": "circle",
    "handover:": "pack",
    "hosting:": "meeting",
    "indicators:": "indicator",
    "indicators:loading": "indicator_loading",
    "meetings:": "meeting",
    "meetings:series": "series",
    "minutes:": "held",
    "ideas:": "idea",
    "intake:": "batch",
    "market:": "showcase",
    "market:procurement": "procurement",
    "pages:": "article",
    "offers:": "offer",
    "offers:inquiry_again": "inquiry",
    "newsletters:": "issue",
    "newsletters:reader": "reader",
    "notifications:": "letter",
    "partnerships:relation_remove": "relation",
    "partnerships:role_end": "assignment",
    "partnerships:strategy_remove": "strategy",
    "plans:": "plan",
    "plans:action": "plan_action",
    "plans:action_add": "plan",
    "plans:contribution": "plan_contribution",
    "plans:contribution_add": "plan_action",
    "plans:part_add": "plan_action",
    "plans:part_remove": "plan_part",
    "plans:progress_add": "plan_action",
    "plans:progress_take_back": "plan_progress",
    "plans:task": "plan_task",
    "plans:task_add": "plan_action",
    "projects:": "link",
    "practices:": "practice",
    "recommendations:": "recommendation",
    "recommendations:effect": "effect",
    "recommendations:effect_of_": "recommendation",
    "recommendations:matter": "matter",
    "recommendations:programme": "training",
    "reports:": "report",
    "privacy:activity": "activity",
    "privacy:breach": "breach",
    "privacy:hold_lift": "hold",
    "requests:": "request",
    "requests:case_letter": "answered_request",
    "redactions:": "minutes",
    "sources:": "source_document",
    "registry:representation": "representation",
    "registry:role_": "holding",
    "registry:signatory": "signatory",
}
# What other parts name, likewise: a thing of the world by its name, or a word of an address as it is.
PARTS = {
    "": {"kind": "aim", "language": "en", "form": "pdf", "table": "csv"},
    "accessibility:": {"telling": "easy"},
    "registry:": {"address": "zawies"},
    "figures:": {"code": "p01"},
    "figures:number_take_back": {"number": "stated"},
    "files:": {"number": "photo_consent"},
    "duties:": {
        "rule_kind": "periodic",
        "rule_pk": "duty_rule",
        "fulfilment_pk": "duty_hand",
        "term": "2016",
    },
    "attendance:": {"number": "participant"},
    "dashboard:": {"number": "representation"},
    "comments:": {"number": "commented_article", "deed": "opublikuj"},
    "councils:deed": {"kind": "kadencja", "address": "zamknij"},
    "communiques:communique_deed": {"address": "wycofaj"},
    "communiques:communique_file": {"form": "txt"},
    "communiques:proof_deed": {"address": "odrzuc"},
    "communiques:proof_give": {"way": "telefon"},
    "decisions:motion_deed": {"address": "lista"},
    "decisions:resolution_deed": {"address": "glosowanie"},
    "decisions:resolution_file": {"kind": "pdf"},
    "decisions:task_deed": {"address": "gotowe"},
    "documents:": {"number": "template"},
    "elections:": {"number": "election_number"},
    "elections:deed": {"kind": "zgloszenie", "address": "przyjmij"},
    "elections:letters": {"kind": "zgloszenia"},
    "market:": {"number": "product", "paper": "pdf", "table": "csv"},
    "market:link_withdraw": {"number": "procurement"},
    "market:photo_remove": {"number": "showcase_photo"},
    "pages:photo_remove": {"number": "article_photo"},
    "pages:translation_begin": {"language": "en"},
    "market:showcase_deed": {"address": "zakoncz"},
    "market:showcase_file": {"kind": "pdf"},
    "privacy:": {"use": "wnioski", "paper": "pdf"},
    "privacy:hold_set": {"job": "requests.forget_people", "number": "due_request"},
    "privacy:document_decide": {"series": "requests", "number": "due_request"},
    "sites:": {"digits": "1f4e8c"},
    "requests:link_file": {"number": "request_file"},
    "requests:": {"number": "request_answer", "deed": "odpowiedz", "address": "dostepnosc"},
    "newsletters:issue_deed": {"address": "usun"},
    "newsletters:issue_letter": {"form": "html"},
    "newsletters:reader_deed": {"address": "usun"},
    "offers:assure": {"number": "offer"},
    "offers:offer_deed": {"address": "zakoncz"},
    "forum:link_naming_remove": {"number": "colleague"},
    "forum:link_topic": {"number": "topic"},
    "forum:member": {"number": "colleague"},
    "forum:own_post": {"number": "post", "address": "ukryj"},
    "forum:own_topic": {"number": "topic", "address": "zamknij"},
    "forum:post": {"number": "post", "address": "ukryj"},
    "forum:topic": {"number": "topic", "address": "zamknij"},
    "ideas:": {
        "number": "idea_call_number",
        "invitee": "idea_invitee",
        "participant": "idea_participant",
        "partner": "idea_partner",
        "address": "zwroc",
    },
    "ideas:call_deed": {"address": "otworz"},
    "ideas:gala_file": {"kind": "pdf"},
    "ideas:idea_file": {"kind": "pdf"},
    "ideas:link_idea_edit": {"number": "returned_idea"},
    "ideas:table": {"invitee": "idea_table"},
    "minutes:": {"item": "discussed"},
    "practices:": {
        "photo": "practice_photo",
        "showing": "practice_showing",
        "reuse": "practice_reuse",
        "address": "do-oceny",
    },
    "pages:own": {"number": "own_article"},
    "practices:own": {"number": "own_card"},
    "practices:own_reuse": {"number": "published_practice"},
    "practices:practice_file": {"kind": "pdf"},
    "recommendations:": {
        "response": "asked_institution",
        "step": "recommended_step",
        "proof": "step_proof",
        "address": "jawnosc",
    },
    "recommendations:recommendation_file": {"kind": "pdf"},
    "recommendations:programme_file": {"kind": "pdf"},
    "redactions:": {"number": "redaction", "texts": "protokoly"},
    "sources:": {"number": "source_finding", "group": "institution"},
    "redactions:copy_deed": {"uuid": "public_file", "number": "redacted_copy", "address": "odrzuc"},
    "redactions:public_file": {"uuid": "public_file"},
    "reports:attachment": {"number": "report_attachment", "address": "w-gore"},
    "reports:member": {"number": "report_member"},
    "reports:remark": {"number": "report_remark"},
    "recommendations:response_deed": {"address": "odpisz"},
    "recommendations:step_deed": {"address": "wykonano"},
    "recommendations:matter_deed": {"address": "zakoncz"},
    "minutes:minutes_deed": {"address": "wycofaj"},
    "reports:": {"chapter": "2"},
    "reports:report_deed": {"address": "zatwierdz"},
    "projects:": {"sign": "sign", "kind": "union"},
    "projects:place": {"kind": "union"},
    "indicators:": {"value": "indicator_value"},
    "indicators:indicator_deed": {"address": "odloz"},
    "indicators:indicator_file": {"form": "csv"},
    "indicators:loading_deed": {"address": "odloz"},
    "plans:action_deed": {"address": "zaniechaj"},
    "plans:plan_deed": {"address": "cofnij-przyjecie"},
    "plans:reporter_edit": {"organization_pk": "plan_organization"},
    "plans:task_deed": {"address": "gotowe"},
}
# Parts that name nothing of a partnership's.
PLAIN = {
    "slug",
    "kind",
    "language",
    "papers",
    "form",
    "paper",
    "table",
    "year",
    "code",
    "digits",
    "use",
    "job",
    "series",
    "rule_kind",
    "chapter",
    "telling",
    "texts",
    "group",
}
# What a personal link of each purpose opens.
SUBJECTS = {
    "dashboard.institution": "representation",
    "attendance.answer": "participant",
    "attendance.calendar": "participant",
    "comments.own": "comment",
    "communiques.placement": "placement",
    "decisions.task": "task",
    "decisions.vote": "motion",
    "duties.calendar": "officer",
    "elections.consent": "nomination",
    "elections.nominate": "invitee",
    "elections.protocol": "confirmation",
    "elections.vote": "round",
    "forum.member": "colleague",
    "forum.naming": "belonging",
    "pages.own": "practising",
    "practices.write": "practising",
    "hosting.answer": "request_pk",
    "ideas.hand_in": "idea_invitee",
    "ideas.partner": "idea_partner",
    "ideas.vote": "idea_vote",
    "minutes.remarks": "minutes",
    "recommendations.answer": "asked_institution",
    "market.showcase": "showcase",
    "market.year": "year_answer",
    "offers.assure": "inquiry",
    "plans.progress": "plan_reporter",
    "reports.member": "report_member",
    "reports.remarks": "report",
    "requests.case": "answered_request",
}
# Institutions and persons belong to everybody who keeps a register; the service decides there.
OF_ALL = {"registry:signatory_add_known"}


@dataclass(frozen=True)
class World:
    """One partnership, its numbers by the name of the thing, and the word that is in all its sentences."""

    partnership: Partnership
    numbers: Numbers
    word: str


def a_world(partnership: Partnership, officer: User, word: str) -> World:
    """Return the partnership with one of everything; every sentence in it has the word."""
    with scope(partnership=partnership):
        numbers = _page(partnership, word) | _register(partnership, word) | _papers(partnership, word)
        numbers |= _bodies(partnership, word) | sittings(partnership, officer, word)
        numbers |= _communique(partnership, word)
        numbers |= works(partnership, word)
        numbers |= support(partnership, word) | market(partnership, word) | articles(partnership, word)
        numbers |= a_plan_with_everything(partnership, word)
        numbers |= a_rule_with_everything(partnership, word) | {"officer": officer.pk}
        numbers |= a_call_with_everything(partnership, word)
        numbers |= an_indicator_with_everything(partnership, word)
        numbers |= a_report_with_everything(partnership, word)
        numbers |= requests_of_citizens(partnership, word)
        numbers |= commented(partnership, word)
        numbers |= papers_on_personal_data(partnership, word)
        numbers |= a_newsletter(partnership, word)
        numbers["stated"] = a_stated_number(partnership, "P05", 7, source=f"Sprawozdanie {word}").pk
        numbers |= hidden_words(partnership, numbers["minutes"], word)
        numbers |= old_documents(partnership, word)
        batch = Bring(officer, partnership)(
            a_csv([["Nazwa", "Data"], [f"Fundacja {word}", "2019"]]), f"{word}.csv"
        )
        pack = Pack.objects.create(partnership=partnership, asked_by=word, state=PackState.FAILED)
    numbers["pack"] = pack.pk
    assignment = RoleAssignment.objects.get(user=officer, partnership=partnership)
    return World(partnership, numbers | {"batch": batch.pk, "number": 2, "assignment": assignment.pk}, word)


def a_world_of_papers(partnership: Partnership, word: str) -> World:
    """Return the partnership with a register and papers alone: enough for forms that take a file."""
    with scope(partnership=partnership):
        return World(partnership, _register(partnership, word) | _papers(partnership, word), word)


def _page(partnership: Partnership, word: str) -> Numbers:
    an_old_declaration(partnership, entity=word)
    drafts = [StatementDraft(f"Cel {word}")]
    set_statements(actor=SYSTEM, partnership=partnership, kind=StatementKind.AIM, drafts=drafts)
    other = a_partnership(f"poprzednik-{partnership.slug}", "Poprzednik")
    relation = add_relation(actor=SYSTEM, partnership=partnership, kind=RelationKind.CONTINUES, other=other)
    strategy = add_strategy(actor=SYSTEM, partnership=partnership, title=f"Strategia {word}")
    draft = projects.ProjectDraft(
        title=f"Projekt {word}",
        beneficiary=an_organization(),
        programme="Program",
        fund="Fundusz",
        perspective=Perspective.EU_2014,
    )
    link = projects.record_project(
        actor=SYSTEM, partnership=partnership, draft=draft, connection=Connection.FOUNDED_IN
    )
    sign = a_sign(link, words=f"Znak {word}")
    return {"relation": relation.pk, "strategy": strategy.pk, "link": link.pk, "sign": sign.pk}


def _register(partnership: Partnership, word: str) -> Numbers:
    signatory = a_signatory(partnership)
    voice = a_representative(partnership, signatory.organization, phone="", authorisation=word)
    holding = assign_partnership_role(
        actor=SYSTEM,
        partnership=partnership,
        role=PartnershipRole.SECRETARIAT,
        organization=signatory.organization,
        since=SIGNED_ON,
        contact_name=word,
    )
    return {"signatory": signatory.pk, "representation": voice.pk, "holding": holding.pk}


def _papers(partnership: Partnership, word: str) -> Numbers:
    agreement = an_agreement_in_force(partnership, title=f"Porozumienie {word}")
    drafted = a_draft_agreement(partnership, title=f"Szkic {word}")
    annex = agreements.add_annex(actor=SYSTEM, agreement=drafted, title=f"Załącznik {word}", body=word)
    party, newcomer = a_party(agreement), an_organization()
    signature = Signature.objects.filter(party__agreement=agreement).order_by("pk")[0]
    amendment = agreements.draft_amendment(
        actor=SYSTEM,
        agreement=agreement,
        draft=agreements.AmendmentDraft(
            number=f"1 {word}",
            effective_from=date(2019, 1, 1),
            changes=[agreements.ChangeDraft(mark="§ 2", new=word)],
        ),
    )
    accession = agreements.declare_accession(
        actor=SYSTEM,
        agreement=agreement,
        draft=agreements.AccessionDraft(organization=newcomer, declared_on=date(2019, 5, 1), interest=word),
    )
    leaving = Signature.objects.filter(party__agreement=agreement).order_by("-pk")[0].membership
    assert leaving is not None
    departure = agreements.withdraw_signatory(
        actor=SYSTEM, signatory=leaving, received_on=date(2019, 5, 1), reason=word
    )
    return {
        "agreement": agreement.pk,
        "drafted": drafted.pk,
        "annex": annex.pk,
        "party": party.pk,
        "signature": signature.pk,
        "amendment": amendment.pk,
        "accession": accession.pk,
        "departure": departure.pk,
    }


def _bodies(partnership: Partnership, word: str) -> Numbers:
    term = a_term(partnership, a_body(partnership, f"Rada {word}", tasks=word))
    a_member(term, ground=word)
    return {"term": term.pk, "body": term.body_id, "body_slug": term.body.slug}


def _communique(partnership: Partnership, word: str) -> Numbers:
    """Return a published communiqué with a proof of each kind, and a page that shows all by itself."""
    communique = sent(a_published(partnership, title=f"Komunikat {word}", text=f"Treść {word}"))
    placement = places(communique)[0]
    proof = communiques.prove_by_telephone(actor=SYSTEM, placement=placement, said=word)
    communiques.prove_by_address(
        actor=SYSTEM, placement=placement, address="https://www.example.org/es", shows_by_itself=True
    )
    a_photo(placement)
    carrier = Carrier.objects.get(partnership=partnership).pk
    return {
        "communique": communique.pk,
        "placement": placement.pk,
        "proof": proof.pk,
        "carrier": carrier,
    }


def another_agreement(partnership: Partnership) -> Agreement:
    """Return a second agreement, with a party of its own, in the same partnership."""
    with scope(partnership=partnership):
        agreement = a_draft_agreement(partnership, title="Drugie porozumienie")
        a_party(agreement)
        return agreement


def named_in(name: str, world: World) -> dict[str, object]:
    """Return the parts of the route's address that lead to the things of the world."""
    known: dict[str, object] = dict(world.numbers)
    for begin in sorted(PARTS, key=len):
        if name.startswith(begin):
            known |= {part: world.numbers.get(word, word) for part, word in PARTS[begin].items()}
    if "pk" in parts_of(name):
        begin = max((begin for begin in THINGS if name.startswith(begin)), key=len)
        known["pk"] = world.numbers[THINGS[begin]]
    return known


def parts_of(name: str) -> list[str]:
    """Return the parts of a route's address, in order."""
    return _parts()[name]


def _parts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def walk(patterns: list[URLPattern | URLResolver], space: str, above: list[str]) -> None:
        for one in patterns:
            parts = [*above, *one.pattern.converters]
            if isinstance(one, URLResolver):
                walk(one.url_patterns, f"{one.namespace}:" if one.namespace else space, parts)
            elif one.name:
                found[f"{space}{one.name}"] = parts

    walk(get_resolver().url_patterns, "", [])
    return found


def links_of(partnership: Partnership, subjects: World) -> dict[str, str]:
    """Return a token of the partnership for each purpose, for the thing of the world of subjects."""
    until = clock.now() + timedelta(days=1)
    with scope(partnership=partnership):
        given = {
            purpose: issue_link(
                actor=SYSTEM,
                partnership=partnership,
                purpose=purpose,
                subject_id=subjects.numbers[thing],
                holder="Fundacja Gościna",
                expires_at=until,
            )
            for purpose, thing in SUBJECTS.items()
        }
    return {purpose: token_of(link) for purpose, link in given.items()}


def strangers_in(field: forms.ChoiceField, partnership: Partnership) -> list[str]:
    """Return the rows a form offers that belong to another partnership."""
    rows = getattr(field, "queryset", None)
    home = home_of(rows.model) if rows is not None else ""
    return [str(row) for row in rows.exclude(**{home: partnership})] if rows is not None and home else []
