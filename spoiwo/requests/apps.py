from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from spoiwo.audit import registry as actions
from spoiwo.documents import kinds
from spoiwo.notifications import previews
from spoiwo.partnerships import permissions
from spoiwo.partnerships.states import Role
from spoiwo.privacy import archive, looks, retention, uses
from spoiwo.privacy.held import register as held
from spoiwo.requests.states import FOLLOWING

_USE = uses.Use(
    "wnioski",
    _("Requests of citizens"),
    _("Answering what somebody asks for by law: accessibility, public information, their own data."),
    _("the contact given for the answer, the name where it was given, the words of the request"),
    persons=_("people who ask"),
    basis=uses.DUTY,
    recipients=_("nobody else, unless the request belongs to another body: then the person is told to which"),
    period=_("five years after the year in which the request was settled, then erased"),
)


class RequestsConfig(AppConfig):
    name = "spoiwo.requests"

    def ready(self) -> None:
        from spoiwo.requests import letters, papers, selectors, services  # models are ready only now

        held.register("requests.Case", names=("name",))
        held.register("requests.Entry", addresses=("case__email",))
        held.register("requests.EntryFile", addresses=("entry__case__email",))
        uses.register(_USE, FOLLOWING)
        retention.register(
            retention.Erasing(
                "requests.forget_people", _("Names, contacts and words of requests of citizens"),
                _("five whole years after the year in which they were settled"), "requests.case.forgotten",
                term=retention.Term(selectors.to_forget, selectors.forgotten_from),
            )
        )  # fmt: skip
        archive.register(
            archive.Series(
                "requests", _("Requests of citizens"), "B5", selectors.settled_before, selectors.settled_on,
                services.remove_case,
            )
        )  # fmt: skip
        kinds.register(papers.KIND, _("Letters to citizens"), address="pisma-do-obywateli")
        looks.register(_("Request of a citizen"), "requests:case", "requests:case_correct")
        permissions.register(
            "requests.answer_request",
            _("Read and answer requests of citizens"),
            Role.OFFICER,
            Role.COORDINATOR,
        )
        for name, label in {
            "requests.case.received": _("Request of a citizen received by the form"),
            "requests.case.recorded": _("Request of a citizen recorded"),
            "requests.case.corrected": _("Request of a citizen corrected"),
            "requests.case.added_to": _("Words added to a request by its person"),
            "requests.case.extended": _("Term of a request moved, with the reason"),
            "requests.case.answered": _("Request of a citizen answered"),
            "requests.case.refused": _("Request of a citizen refused, with the reason"),
            "requests.case.handed_over": _("Request of a citizen handed over"),
            "requests.case.withdrawn": _("Request of a citizen withdrawn"),
            "requests.case.reopened": _("Request of a citizen taken up again"),
            "requests.case.removed": _("Request of a citizen removed after its period"),
            "requests.case.forgotten": _("Personal data of a request erased"),
        }.items():
            actions.register(name, label)
        previews.register(letters.RECEIVED, _("Request of a citizen received"), letters.received_sample)
        previews.register(letters.TOLD, _("Answer to a request of a citizen"), letters.told_sample)
        previews.register(
            letters.ARRIVED, _("New request of a citizen, to the office"), letters.arrived_sample
        )
