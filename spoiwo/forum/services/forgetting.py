"""Taking people out of old topics, once somebody has decided so (GDPR-07)."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Left
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import WrongState
from spoiwo.common.states import lock
from spoiwo.forum import rules
from spoiwo.forum.models import Post, Subscription, Topic
from spoiwo.forum.services.shared import note


@transaction.atomic
def forget_people(*, actor: Actor, row: Topic) -> None:
    """Take out of a closed topic who wrote, who was mentioned, who hid and who followed.

    Words, days and institutions stay, so the conversation is read as before; in the place of each writer
    stands the institution. ``privacy.decide_document`` asked that.
    """
    lock(row)
    require(rules.can_moderate(actor, row.circle))
    if row.is_open and row.circle.is_open:
        raise WrongState(_("The topic is open: people still write in it."))
    posts = Post.objects.filter(topic=row)
    with override("pl"):
        office = gettext("secretariat")
    nobody = {"member": None, "author_mark": "", "hidden_by": ""}
    posts.filter(institution="").update(author=office, **nobody)
    posts.exclude(institution="").update(author=Left(F("institution"), 200), **nobody)
    Post.to_members.through.objects.filter(post__in=posts).delete()
    Subscription.objects.filter(topic=row).delete()
    note(actor, "forum.people.forgotten", row.circle, topic=row.pk)
