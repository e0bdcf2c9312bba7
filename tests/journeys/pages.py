"""The pages everybody passes: every public one, and the main inner ones."""

from spoiwo.agreements.models import Agreement
from spoiwo.decisions.models import Resolution
from spoiwo.elections.models import Election
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.projects.models import ProjectPartnership
from spoiwo.recommendations.models import Recommendation
from spoiwo.offers.models import Offer
from spoiwo.projects.models import ProjectPartnership
from spoiwo.registry.models import Organization, Person, Signatory

ZWOLEN = "/pulpit/powiat-zwolenski-2018/"
PUBLIC = {
    "home": "/",
    "partnerships": "/partnerstwa/",
    "partnership": "/partnerstwa/lubuskie-es/",
    "register": "/partnerstwa/lubuskie-es/sygnatariusze/?dzien=2016-12-31",
    "bodies": "/partnerstwa/lubuskie-es/organy/",
    "body": "/partnerstwa/lubuskie-es/organy/rada-programowa/?dzien=2016-12-31",
    "meetings": "/partnerstwa/lubuskie-es/spotkania/",
    "meeting": "/partnerstwa/powiat-nowodworski-2024/spotkania/{conference}/",
    "meeting of the council": "/partnerstwa/lubuskie-es/spotkania/{session}/",
    "minutes": "/partnerstwa/lubuskie-es/spotkania/{session}/protokol/",
    "resolutions": "/partnerstwa/lubuskie-es/uchwaly/",
    "resolution": "/partnerstwa/lubuskie-es/uchwaly/{resolution}/",
    "communiqués": "/partnerstwa/lubuskie-es/komunikaty/",
    "recommendations": "/partnerstwa/lubuskie-es/rekomendacje/",
    "recommendation": "/partnerstwa/lubuskie-es/rekomendacje/{recommendation}/",
    "election": "/partnerstwa/lubuskie-es/wybory/{election}/",
    "who can help": "/oferty/",
    "who can help, narrowed": "/oferty/?temat=work",
    "offers of a partnership": "/partnerstwa/powiat-zwolenski-2018/oferty/",
    "an offer nobody confirmed": "/partnerstwa/powiat-zwolenski-2018/oferty/{offer}/",
    "agreement": "/partnerstwa/powiat-zwolenski-2018/porozumienia/{agreement}/",
    "institutions": "/instytucje/",
    "institution": "{institution}",
    "person": "/osoby/{person}/",
    "territory list": "/terytorium/",
    "territory": "/terytorium/1414/",
    "search": "/szukaj/?q=Zwoleniu",
    "search without a result": "/szukaj/?q=qwertyuiop",
    "glossary": "/skroty/",
    "licences": "/licencje/",
    "open data": "/otwarte-dane/",
    "sign in": "/konto/login/",
    "forgotten password": "/konto/password/reset/",
}
INNER = {
    "my partnerships": "/pulpit/",
    "desk": ZWOLEN,
    "signatories": f"{ZWOLEN}sygnatariusze/",
    "a membership": ZWOLEN + "sygnatariusze/{signatory}/",
    "adding a signatory": f"{ZWOLEN}sygnatariusze/dodaj/?q=zwole",
    "a new institution joins": f"{ZWOLEN}sygnatariusze/dodaj/nowa/",
    "communes of a county": f"{ZWOLEN}sygnatariusze/gminy/",
    "representatives": f"{ZWOLEN}przedstawiciele/",
    "roles": f"{ZWOLEN}role/",
    "bodies inside": f"{ZWOLEN}organy/",
    "a new body": f"{ZWOLEN}nowy-organ/",
    "meetings inside": f"{ZWOLEN}spotkania/",
    "a new meeting": f"{ZWOLEN}spotkania/nowe/",
    "a meeting inside": ZWOLEN + "spotkania/{meeting}/",
    "agenda": ZWOLEN + "spotkania/{meeting}/porzadek/",
    "whose turn it is to host": ZWOLEN + "spotkania/{meeting}/gospodarz/",
    "hosts": f"{ZWOLEN}gospodarze/",
    "invitations": ZWOLEN + "spotkania/{meeting}/uczestnicy/",
    "the door": ZWOLEN + "spotkania/{meeting}/obecnosc/",
    "votes and decisions": ZWOLEN + "spotkania/{meeting}/uchwaly/",
    "tasks of a meeting": ZWOLEN + "spotkania/{meeting}/zadania/",
    "minutes inside": ZWOLEN + "spotkania/{meeting}/protokol/",
    "resolutions inside": f"{ZWOLEN}uchwaly/",
    "tasks": f"{ZWOLEN}zadania/",
    "recommendations inside": f"{ZWOLEN}rekomendacje/",
    "a new recommendation": f"{ZWOLEN}rekomendacje/nowa/",
    "matters for discussion": f"{ZWOLEN}sprawy-do-dyskusji/",
    "a new matter for discussion": f"{ZWOLEN}sprawy-do-dyskusji/nowa/",
    "effects": f"{ZWOLEN}efekty/",
    "a new effect": f"{ZWOLEN}efekty/nowy/",
    "elections inside": f"{ZWOLEN}wybory/",
    "communiqués inside": f"{ZWOLEN}komunikaty/",
    "a new communiqué": f"{ZWOLEN}komunikaty/nowy/",
    "board of postings": f"{ZWOLEN}komunikaty/tablica/",
    "offers of support": f"{ZWOLEN}oferty/",
    "an offer inside": ZWOLEN + "oferty/{offer}/",
    "a new offer": f"{ZWOLEN}oferty/nowa/",
    "asking about offers": f"{ZWOLEN}oferty/pytania/",
    "days of freshness": f"{ZWOLEN}oferty/zasady/",
    "letters of the partnership": f"{ZWOLEN}poczta/",
    "matters that wait": f"{ZWOLEN}sprawy/",
    "series": f"{ZWOLEN}cykle/",
    "a new series": f"{ZWOLEN}cykle/nowy/",
    "stage": f"{ZWOLEN}etap/",
    "agreements": f"{ZWOLEN}porozumienia/",
    "an agreement inside": ZWOLEN + "porozumienia/{agreement}/",
    "signing board": ZWOLEN + "porozumienia/{agreement}/tablica/",
    "a new agreement": f"{ZWOLEN}porozumienia/nowe/",
    "partnership inside": f"{ZWOLEN}partnerstwo/",
    "language versions": f"{ZWOLEN}partnerstwo/jezyki/",
    "a language version": f"{ZWOLEN}partnerstwo/jezyki/en/",
    "area": f"{ZWOLEN}partnerstwo/obszar/",
    "relations": f"{ZWOLEN}partnerstwo/powiazania/",
    "legal bases": f"{ZWOLEN}partnerstwo/podstawy/",
    "projects": f"{ZWOLEN}projekty/",
    "a project with signs": ZWOLEN + "projekty/{project}/",
    "templates of papers": f"{ZWOLEN}szablony/",
    "a kind of papers": f"{ZWOLEN}szablony/inne-pisma/",
    "team": f"{ZWOLEN}zespol/",
    "log": f"{ZWOLEN}dziennik/",
    "import": f"{ZWOLEN}import/",
    "institutions inside": "/pulpit/instytucje/",
    "an institution inside": "/pulpit/instytucje/{organization}/",
    "an institution's name in other languages": "/pulpit/instytucje/{organization}/jezyki/",
    "persons inside": "/pulpit/osoby/",
    "account": "/konto/email/",
    "second factor": "/konto/2fa/",
}


def address_of(page: str) -> str:
    """Return the address of a page of these lists in the demonstration."""
    template = PUBLIC.get(page) or INNER[page]
    office = Organization.objects.get(name="Powiatowy Urząd Pracy w Zwoleniu")
    return template.format(
        agreement=Agreement._base_manager.get(partnership__slug="powiat-zwolenski-2018").pk,
        session=Resolution._base_manager.values_list("item__meeting").get(partnership__slug="lubuskie-es")[0],
        resolution=Resolution._base_manager.get(partnership__slug="lubuskie-es").pk,
        recommendation=Recommendation._base_manager.get(partnership__slug="lubuskie-es", number=1).pk,
        election=Election._base_manager.get(partnership__slug="lubuskie-es").pk,
        conference=Meeting._base_manager.get(is_inaugural=True, day__year=2024).pk,
        institution=office.get_absolute_url(),
        meeting=Meeting._base_manager.get(partnership__slug="powiat-zwolenski-2018", state=State.PLANNED).pk,
        offer=Offer._base_manager.get(name="Szkolenie z obsługi komputera").pk,
        organization=office.pk,
        project=ProjectPartnership._base_manager.get(partnership__slug="powiat-zwolenski-2018").pk,
        person=Person.objects.filter(family_name="Biernacka").values_list("pk", flat=True)[0],
        signatory=Signatory._base_manager.get(
            organization=office, partnership__slug="powiat-zwolenski-2018"
        ).pk,
    )
