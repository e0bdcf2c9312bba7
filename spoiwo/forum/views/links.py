"""Pages behind personal links: the forum for members, and naming staff for institutions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from spoiwo.common.exceptions import NotFound
from spoiwo.common.web.forms import posted, run, status_of
from spoiwo.forum import rules, selectors, services
from spoiwo.forum.forms.circles import NamingForm
from spoiwo.forum.models import Circle, Member
from spoiwo.forum.services.members import staff_of
from spoiwo.forum.states import MEMBER_LINK, NAMING_LINK
from spoiwo.forum.views import reading
from spoiwo.forum.views.reading import Door, Face, face_of
from spoiwo.notifications.actors import LinkActor
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.services import use_link
from spoiwo.notifications.tokens import token_of
from spoiwo.notifications.web import acting_for, link_view


def _face(link: PersonalLink) -> Face:
    rows = Circle.objects.filter(members=link.subject_id, partnership=link.partnership)
    circle: Circle | None = rows.select_related("body").first()
    if circle is None:
        raise NotFound(rules.NOT_YOURS)
    circle.partnership = link.partnership
    return face_of(circle, LinkActor(link), door=Door.LINK, link=link)


@link_view(MEMBER_LINK)
@require_safe
def circle(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the circle to the holder of the link."""
    return reading.circle_page(request, _face(link))


@link_view(MEMBER_LINK)
def topic(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Show a topic and take an answer."""
    return reading.topic_page(request, _face(link), number)


@link_view(MEMBER_LINK)
def topic_open(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Take a new topic."""
    return reading.topic_open_page(request, _face(link))


@link_view(MEMBER_LINK)
@require_POST
def topic_follow(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Follow a topic, or no more."""
    return reading.follow(request, _face(link), number)


@link_view(MEMBER_LINK)
def settings(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Choose letters."""
    return reading.settings_page(request, _face(link))


@link_view(MEMBER_LINK)
@require_POST
def leave(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Leave the forum; the link closes with it."""
    return reading.leave(request, _face(link))


@link_view(NAMING_LINK)
def naming(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Show the institution's staff in the forum and take another name."""
    belonging = selectors.belonging_by_id(link.subject_id)
    form = NamingForm(posted(request))
    form.fields["acting"] = acting_for(link)
    if form.is_valid():
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]

        def deed() -> None:
            services.name_member(actor=LinkActor(link), belonging=belonging, name=name, email=email)
            use_link(link)

        if run(form, deed):
            messages.success(request, _("Added. A letter with a personal link is on its way."))
            return redirect(request.path)
    staff = [
        (one, reverse("forum:link_naming_remove", args=[token_of(link), one.pk]))
        for one in staff_of(belonging)
    ]
    context = {"link": link, "circle": belonging.circle, "belonging": belonging, "form": form, "staff": staff}
    return render(request, "forum/naming.html", context, status=status_of(form))


@link_view(NAMING_LINK)
@require_POST
def naming_remove(request: HttpRequest, link: PersonalLink, number: int) -> HttpResponse:
    """Take one of the institution's own staff out of the forum."""
    belonging = selectors.belonging_by_id(link.subject_id)
    member: Member | None = next((one for one in staff_of(belonging) if one.pk == number), None)
    if member is None:
        raise NotFound(_("There is no such member."))
    services.remove_member(actor=LinkActor(link), member=member)
    messages.success(request, _("Taken out of the forum."))
    return redirect("forum:link_naming", token_of(link))
