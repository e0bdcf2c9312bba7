"""Who belongs: by a signing the document tells of, else "at least since" the day it speaks of."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from spoiwo.agreements import services as agreements
from spoiwo.agreements.models import Agreement
from spoiwo.agreements.services import AgreementDraft, PartyDraft, SignatureDraft
from spoiwo.agreements.states import Kind
from spoiwo.common.polish import long_date
from spoiwo.partnerships.models import Partnership
from spoiwo.partnerships.states import Stage
from spoiwo.registry import services as registry
from spoiwo.registry.models import Organization, Signatory
from spoiwo.registry.states import BEFORE, PartnershipRole, Standing
from spoiwo.sources.models import Finding
from spoiwo.sources.selectors import passage_around
from spoiwo.sources.services.recording.sheet import Sheet
from spoiwo.sources.states import EventKind, Group, InstitutionRole
from spoiwo.sources.values import EventValues, event_values, institution_values

_ROLES = {
    InstitutionRole.LEADER: PartnershipRole.LEADER,
    InstitutionRole.SECRETARIAT: PartnershipRole.SECRETARIAT,
}
_BELONG = (InstitutionRole.SIGNATORY, InstitutionRole.MEMBER)
_PREPARING = (Stage.INITIATIVE, Stage.DIAGNOSIS, Stage.PREPARATION)


def record_memberships(sheet: Sheet, home: Partnership) -> None:
    """Write down who signed or belongs, who was announced, who leads and who keeps the secretariat."""
    passed = set(home.stage_changes.values_list("pk", flat=True))
    signing = _signing(sheet, home)
    parties = _in_role(sheet, home, _BELONG)
    if signing is not None and parties and home.stage in _PREPARING:
        _sign(sheet, home, signing, parties)
    else:
        _begin(sheet, home)
        for row in parties:
            _admit(sheet, home, row, signing)
    _activate(sheet, home)
    # Noted after what they rest on, so that they are taken back before it.
    for change in home.stage_changes.exclude(pk__in=passed):
        sheet.note(None, change)
    _announce(sheet, home)
    _roles(sheet, home)


def _in_role(sheet: Sheet, home: Partnership, roles: Sequence[InstitutionRole]) -> list[Finding]:
    rows = sheet.of(Group.INSTITUTION, home)
    return [row for row in rows if institution_values(row.told).role in roles]


def _signing(sheet: Sheet, home: Partnership) -> Finding | None:
    rows = sheet.of(Group.EVENT, home)
    return next((row for row in rows if event_values(row.told).kind == EventKind.SIGNING), None)


def _sign(sheet: Sheet, home: Partnership, signing: Finding, parties: Sequence[Finding]) -> None:
    """Record the agreement the document tells of, with the passage in the place of its words."""
    told = event_values(signing.told)
    _prepare(sheet, home, told)
    agreement = agreements.create_agreement(actor=sheet.actor, partnership=home, draft=_draft(home, told))
    sheet.note(signing, agreement)
    agreements.write_text(
        actor=sheet.actor,
        agreement=agreement,
        text=passage_around(sheet.document, signing),
        version=agreement.version,
        is_extract=True,
        note=_("Told by the document “%(name)s”; the agreement itself was not there.")
        % {"name": sheet.document},
    )
    agreements.add_parties(
        actor=sheet.actor,
        agreement=agreement,
        drafts=[_party(sheet, row) for row in parties],
    )
    agreements.start_signing(actor=sheet.actor, agreement=agreement, on=told.date.day)
    agreements.record_signatures(
        actor=sheet.actor,
        agreement=agreement,
        drafts=[SignatureDraft(party=party) for party in agreement.parties.order_by("pk")],
        signed_on=told.date.day,
        precision=told.date.precision,
        place=told.place[:200],
    )
    for row in parties:
        _note_membership(sheet, home, row)
    _into_force(sheet, agreement, told)


def _draft(home: Partnership, told: EventValues) -> AgreementDraft:
    return AgreementDraft(
        kind=Kind.AGREEMENT,
        title=f"{_('Agreement')}: {home.official_name}"[:300],
        place=told.place.partition(",")[0][:120],
        concluded_on=told.date.day,
        concluded_precision=told.date.precision,
    )


def _party(sheet: Sheet, row: Finding) -> PartyDraft:
    return PartyDraft(organization=sheet.organizations[row.number])


def _prepare(sheet: Sheet, home: Partnership, told: EventValues) -> None:
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION):
        if home.stage in (Stage.INITIATIVE, Stage.DIAGNOSIS) and home.stage != stage:
            registry.move_partnership_stage(
                actor=sheet.actor,
                partnership=home,
                to=stage,
                since=told.date.day,
                precision=told.date.precision,
            )


def _into_force(sheet: Sheet, agreement: Agreement, told: EventValues) -> None:
    home = agreement.partnership
    if _members(home, told) >= home.minimum_signatories:
        agreements.bring_into_force(actor=sheet.actor, agreement=agreement, since=told.date.day)
        home.refresh_from_db()


def _members(home: Partnership, told: EventValues) -> int:
    return Signatory.objects.filter(partnership=home).members_on(told.date.day).count()


def _begin(sheet: Sheet, home: Partnership) -> None:
    """Let a partnership that acts, by what the document tells, pass the stages before its agreement."""
    seen = sheet.seen_on(home)
    first = sheet.days(home)[0] if sheet.days(home) else seen
    for stage in (Stage.DIAGNOSIS, Stage.PREPARATION, Stage.SIGNING):
        if home.stage in _PREPARING and _order(home.stage) < _order(stage):
            registry.move_partnership_stage(
                actor=sheet.actor, partnership=home, to=stage, since=first.day, precision=first.precision
            )


def _order(stage: str) -> int:
    return (*_PREPARING, Stage.SIGNING).index(Stage(stage))


def _activate(sheet: Sheet, home: Partnership) -> None:
    if home.stage != Stage.SIGNING:
        return
    seen = sheet.seen_on(home)
    if Signatory.objects.filter(partnership=home).members_on(seen.day).count() < home.minimum_signatories:
        return
    registry.move_partnership_stage(
        actor=sheet.actor, partnership=home, to=Stage.ACTIVE, since=seen.day, precision=seen.precision
    )


def _admit(sheet: Sheet, home: Partnership, row: Finding, signing: Finding | None) -> None:
    organization = sheet.organizations[row.number]
    since = event_values(signing.told).date if signing is not None else sheet.seen_on(home)
    if _belongs(home, organization):
        return
    note = (
        ""
        if signing is not None
        else _("Signatory at least since %(day)s; the day of accession is not known.")
    )
    made = registry.admit_signatory(
        actor=sheet.actor,
        partnership=home,
        organization=organization,
        since=since.day,
        precision=since.precision,
        note=note % {"day": long_date(since.day)} if note else "",
    )
    sheet.note(row, made)


def _belongs(home: Partnership, organization: Organization) -> bool:
    rows = Signatory.objects.filter(partnership=home, organization=organization)
    return rows.exclude(state__in=[*BEFORE, Standing.VOID, Standing.DECLINED]).exists()


def _note_membership(sheet: Sheet, home: Partnership, row: Finding) -> None:
    made = Signatory.objects.filter(partnership=home, organization=sheet.organizations[row.number]).last()
    if made is not None:
        # It goes with the agreement that made it.
        sheet.note(row, made, is_made=False)


def _announce(sheet: Sheet, home: Partnership) -> None:
    for row in _in_role(sheet, home, (InstitutionRole.PROSPECTIVE,)):
        organization = sheet.organizations[row.number]
        if Signatory.objects.filter(partnership=home, organization=organization).exists():
            continue
        seen = sheet.seen_on(home)
        made = registry.announce_signatory(
            actor=sheet.actor, partnership=home, organization=organization, on=seen.day
        )
        sheet.note(row, made)


def _roles(sheet: Sheet, home: Partnership) -> None:
    for row in _in_role(sheet, home, tuple(_ROLES)):
        role = _ROLES[institution_values(row.told).role]
        organization = sheet.organizations[row.number]
        if home.role_holdings.filter(role=role, organization=organization).exists():
            continue
        seen = sheet.days(home)[0] if sheet.days(home) else sheet.seen_on(home)
        made = registry.assign_partnership_role(
            actor=sheet.actor,
            partnership=home,
            role=role,
            organization=organization,
            since=seen.day,
            precision=seen.precision,
        )
        sheet.note(row, made)
