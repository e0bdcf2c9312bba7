"""What this room does when something below changes, inside the same transaction."""

from django_scopes import scopes_disabled

from spoiwo.forum import services
from spoiwo.forum.models import Belonging, Member, Post
from spoiwo.forum.states import REPLY_LINK
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.events import LetterAnswered
from spoiwo.notifications.models import ReceivedLetter
from spoiwo.registry.events import OrganizationsMerged


def take_answer(event: LetterAnswered) -> None:
    """Take a letter that came to the secret address of a reader of a topic."""
    letter = ReceivedLetter.objects.select_related("link__partnership").get(pk=event.letter_id)
    if letter.link is not None and letter.link.purpose == REPLY_LINK:
        services.take_answer(actor=LinkActor(letter.link), letter=letter)


def follow_merged_organizations(event: OrganizationsMerged) -> None:
    """Point staff, institutions of circles and mentions at the record that was kept."""
    with scopes_disabled():
        Member.objects.filter(organization=event.dropped_id).update(organization=event.kept_id)
        kept = Belonging.objects.filter(organization=event.kept_id).values("circle")
        dropped = Belonging.objects.filter(organization=event.dropped_id)
        chosen = dropped.filter(is_chosen=True).values("circle")
        Belonging.objects.filter(organization=event.kept_id, circle__in=chosen).update(is_chosen=True)
        dropped.filter(circle__in=kept).delete()
        dropped.update(organization=event.kept_id)
        for post in Post.objects.filter(to_institutions=event.dropped_id):
            post.to_institutions.remove(event.dropped_id)
            post.to_institutions.add(event.kept_id)
