"""What this room does when something below changes, inside the same transaction."""

from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from spoiwo.common.exceptions import WrongState
from spoiwo.decisions.events import MotionAnnulled
from spoiwo.partnerships.events import StageMoved, StatementsReplaced
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.reports.models import AimWord, MemberPart, Report
from spoiwo.reports.services.indexing import reindex
from spoiwo.reports.states import MemberPartState


def keep_what_was_approved(event: MotionAnnulled) -> None:
    """Refuse to annul the vote by which a report was approved."""
    if Report.objects.filter(approving_motion=event.motion_id).exists():
        raise WrongState(
            _("A report was approved by this vote. Take the report back first; a filed one stays as it is.")
        )


def follow_reworded_statements(event: StatementsReplaced) -> None:
    """Hang what institutions told on the rewording of its aim; where there is none it joins their words."""
    with scopes_disabled():
        for gone, heir in event.heirs:
            words = AimWord.objects.filter(part__report__partnership=event.partnership_id, aim=gone)
            if heir is not None:
                words.update(aim=heir)
                continue
            for word in words.select_related("part", "aim"):
                said = f"{word.aim.text}: {word.text}"
                word.part.text = f"{word.part.text}\n\n{said}".strip()
                word.part.save(update_fields=["text"])
                word.delete()


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point parts at the record that was kept; where both were listed, one stays with all that was told."""
    dropped, kept = event.dropped_id, event.kept_id
    with scopes_disabled():
        for part in MemberPart.objects.filter(organization=dropped):
            twin = MemberPart.objects.filter(report=part.report_id, organization=kept).first()
            if twin is not None:
                _join(part, twin)
        MemberPart.objects.filter(organization=dropped).update(organization=kept)


def _join(part: MemberPart, twin: MemberPart) -> None:
    """Leave of two lines of one institution the one that told something; of two tellers the words of both."""
    if twin.state == MemberPartState.WAITING:
        twin.delete()
        return
    twin.text = "\n\n".join(one for one in (twin.text, part.text) if one)
    twin.people = twin.people if part.people is None else (twin.people or 0) + part.people
    twin.save(update_fields=["text", "people"])
    for word in AimWord.objects.filter(part=part):
        same = AimWord.objects.filter(part=twin, aim=word.aim_id).first()
        if same is None:
            AimWord.objects.filter(pk=word.pk).update(part=twin)
        else:
            same.text = f"{same.text}\n\n{word.text}"
            same.save(update_fields=["text"])
    part.delete()


def reindex_reports(event: StageMoved) -> None:
    """Open the filed reports of a partnership to the public search, or close them."""
    with scopes_disabled():
        for report in Report.objects.filter(partnership=event.partnership_id).select_related("partnership"):
            reindex(report)
