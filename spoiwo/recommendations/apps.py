from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.common import events
from spoiwo.documents import kinds
from spoiwo.files import standing
from spoiwo.meetings.events import HoldingUndone, MeetingHeld
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.events import StageMoved
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, uses
from spoiwo.privacy.held import register as held
from spoiwo.registry.events import OrganizationsMerged
from spoiwo.search import registry as search


class RecommendationsConfig(AppConfig):
    name = "spoiwo.recommendations"

    def ready(self) -> None:
        archive.register(archive.Series("recommendations", _("Recommendations"), archive.FOR_EVER))
        held.register("recommendations.Response", names=("person_name",))
        held.register("recommendations.Matter", names=("raised_by",))
        uses.join(uses.TOGETHER, "recommendations.answer")
        permissions.register(
            "recommendations.edit_recommendation",
            _("Put recommendations forward, pass them on and record what came of them"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        kinds.register("recommendation", _("Recommendations and requests"), address="rekomendacje")
        _register_actions()
        _listen()


def _listen() -> None:
    from spoiwo.recommendations import handlers, letters  # models are ready only now
    from spoiwo.recommendations.selectors.chains import uses_of_photos
    from spoiwo.recommendations.services import indexing

    standing.register("recommendations.Evidence", uses_of_photos)
    search.register("recommendation", _("Recommendations"), indexing.all_documents)
    events.subscribe(StageMoved, handlers.reindex_recommendations)
    events.subscribe(MeetingHeld, handlers.carry_out_steps)
    events.subscribe(HoldingUndone, handlers.open_steps_again)
    events.subscribe(OrganizationsMerged, handlers.follow_merged_organizations)
    previews.register("recommendations/email/asked", _("Recommendation passed on"), letters.asked_sample)
    previews.register(
        "recommendations/email/replied", _("Reply to a question about a recommendation"),
        letters.replied_sample,
    )  # fmt: skip


def _register_actions() -> None:
    for name, label in {
        "recommendations.recommendation.reported": _("Recommendation reported"),
        "recommendations.recommendation.edited": _("Recommendation edited"),
        "recommendations.recommendation.removed": _("Recommendation removed"),
        "recommendations.recommendation.shown": _("Recommendation opened to everybody, or closed"),
        "recommendations.recommendation.adopted": _("Recommendation adopted"),
        "recommendations.recommendation.taken_back": _("Adoption of a recommendation taken back"),
        "recommendations.recommendation.rejected": _("Recommendation rejected"),
        "recommendations.recommendation.reconsidered": _("Rejected recommendation taken up again"),
        "recommendations.recommendation.passed": _("Recommendation passed on"),
        "recommendations.recommendation.underway": _("Recommendation is being carried out"),
        "recommendations.recommendation.completed": _("Recommendation carried out"),
        "recommendations.recommendation.reopened": _("Recommendation opened again"),
        "recommendations.response.listed": _("Institution listed for a recommendation"),
        "recommendations.response.removed": _("Institution taken off the list of a recommendation"),
        "recommendations.response.asked": _("Recommendation sent to an institution"),
        "recommendations.response.answered": _("Answer to a recommendation"),
        "recommendations.response.replied": _("Question about a recommendation replied to"),
        "recommendations.step.planned": _("Step of a recommendation planned"),
        "recommendations.step.edited": _("Step of a recommendation edited"),
        "recommendations.step.done": _("Step of a recommendation carried out"),
        "recommendations.step.dropped": _("Step of a recommendation given up"),
        "recommendations.step.reopened": _("Step of a recommendation opened again"),
        "recommendations.evidence.given": _("Proof of a step given"),
        "recommendations.evidence.shown": _("Proof of a step opened to everybody, or closed"),
        "recommendations.evidence.removed": _("Proof of a step removed"),
        "recommendations.effect.recorded": _("Effect recorded"),
        "recommendations.effect.edited": _("Effect edited"),
        "recommendations.effect.removed": _("Effect removed"),
        "recommendations.matter.raised": _("Matter for discussion raised"),
        "recommendations.matter.edited": _("Matter for discussion edited"),
        "recommendations.matter.moved": _("Matter for discussion moved"),
        "recommendations.programme.written": _("Programme of a training written"),
    }.items():
        actions.register(name, label)
