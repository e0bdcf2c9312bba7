"""The pages everybody passes: every public one, and the main inner ones."""

from datetime import date

from django_scopes import scope

from spoiwo.agreements.models import Agreement
from spoiwo.comments.models import Comment
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor, Visitor
from spoiwo.communiques.models import Communique
from spoiwo.dashboard.services import send_desk
from spoiwo.dashboard.states import DESK_LINK
from spoiwo.decisions.models import Resolution
from spoiwo.decisions.services import TaskDraft, give_task, send_task_link
from spoiwo.duties.models import Duty
from spoiwo.elections.models import Election
from spoiwo.ideas.models import Idea
from spoiwo.indicators import services as values
from spoiwo.indicators.models import Indicator
from spoiwo.market.models import Procurement, Showcase
from spoiwo.meetings.models import Meeting
from spoiwo.meetings.states import State
from spoiwo.newsletters.models import Issue, Subscription
from spoiwo.notifications.models import PersonalLink
from spoiwo.notifications.tokens import token_of
from spoiwo.offers.models import Offer
from spoiwo.partnerships.models import Partnership
from spoiwo.plans import selectors as plans
from spoiwo.plans import services as planning
from spoiwo.plans.models import Action, Plan, Reporter
from spoiwo.practices.models import GoodPractice
from spoiwo.projects.models import ProjectPartnership
from spoiwo.recommendations.models import Recommendation
from spoiwo.registry.models import Organization, Person, Signatory
from spoiwo.reports import selectors as reporting
from spoiwo.reports import services as reports
from spoiwo.reports.models import Report
from spoiwo.reports.services import ReportDraft
from spoiwo.requests import services as asking
from spoiwo.requests.models import Case
from spoiwo.requests.services import CaseDraft
from tests.factories.registry import a_person, a_representative
from tests.journeys import old_pages

ZWOLEN = "/pulpit/powiat-zwolenski-2018/"
NOWY_DWOR = "/pulpit/powiat-nowodworski-2018/"
RADOM_ARTICLE = "/partnerstwa/powiat-zwolenski-2018/artykuly/dwa-partnerstwa-w-subregionie-radomskim/"
NOWY_DWOR_ARTICLE = (
    "/partnerstwa/powiat-nowodworski-2018/artykuly/partnerstwo-lokalne-po-co-z-kim-i-na-jakich-zasadach/"
)
PUBLIC = {
    "home": "/",
    "partnerships": "/partnerstwa/",
    "partnership": "/partnerstwa/lubuskie-es/",
    "register": "/partnerstwa/lubuskie-es/sygnatariusze/?dzien=2016-12-31",
    "reports in public": "/partnerstwa/lubuskie-es/sprawozdania/",
    "a report in public": "/partnerstwa/lubuskie-es/sprawozdania/{filed}/",
    "a project in public": "/partnerstwa/powiat-zwolenski-2018/projekty/{project}/",
    "bodies": "/partnerstwa/lubuskie-es/organy/",
    "body": "/partnerstwa/lubuskie-es/organy/rada-programowa/?dzien=2016-12-31",
    "meetings": "/partnerstwa/lubuskie-es/spotkania/",
    "meeting": "/partnerstwa/powiat-nowodworski-2024/spotkania/{conference}/",
    "meeting of the council": "/partnerstwa/lubuskie-es/spotkania/{session}/",
    "minutes": "/partnerstwa/lubuskie-es/spotkania/{session}/protokol/",
    "indicators": "/partnerstwa/lubuskie-es/wskazniki/",
    "an indicator": "/partnerstwa/lubuskie-es/wskazniki/{indicator}/",
    "plans": "/partnerstwa/powiat-nowodworski-2018/plan/",
    "plan": "/partnerstwa/powiat-nowodworski-2018/plan/{plan}/",
    "calls for ideas": "/partnerstwa/powiat-nowodworski-2018/pomysly/",
    "a call for ideas with its result": "/partnerstwa/powiat-nowodworski-2018/pomysly/1/",
    "an idea": "/partnerstwa/powiat-nowodworski-2018/pomysly/1/1/",
    "gala of projects": "/partnerstwa/powiat-nowodworski-2018/pomysly/1/gala/",
    "reporting on a plan by a personal link": "/postep-planu/{report}/",
    "the desk of an institution by a personal link": "/nasz-pulpit/{desk}/",
    "the way from a letter to the desk": "/nasz-pulpit/z-listu/{report}/",
    "resolutions": "/partnerstwa/lubuskie-es/uchwaly/",
    "resolution": "/partnerstwa/lubuskie-es/uchwaly/{resolution}/",
    "register of publications": "/partnerstwa/lubuskie-es/publikacje/",
    "our visitor": "/odwiedziny/",
    "articles": "/artykuly/",
    "articles of a partnership": "/partnerstwa/powiat-nowodworski-2018/artykuly/",
    "an article of knowledge": NOWY_DWOR_ARTICLE,
    "versions of an article": f"{NOWY_DWOR_ARTICLE}wersje/",
    "an earlier version of an article": f"{NOWY_DWOR_ARTICLE}wersje/1/",
    "an article with comments": RADOM_ARTICLE,
    "all comments on an article": f"{RADOM_ARTICLE}komentarze/",
    "writing a comment": f"{RADOM_ARTICLE}komentarze/nowy/",
    "reporting a comment": f"{RADOM_ARTICLE}komentarze/{{comment}}/zglos/",
    "rating an article": "/ocena/powiat-zwolenski-2018/{commented}/",
    "a photo of an article": f"{RADOM_ARTICLE}zdjecia/1/",
    "communiqués": "/partnerstwa/lubuskie-es/komunikaty/",
    "a communiqué": "/k/{communique}/",
    "communiqués for a member's website": "/osadz/lubuskie-es/komunikaty/",
    "projects of a partnership": "/partnerstwa/powiat-zwolenski-2018/projekty/",
    "good practices": "/partnerstwa/lubuskie-es/dobre-praktyki/",
    "good practice": "/partnerstwa/lubuskie-es/dobre-praktyki/{practice}/",
    "recommendations": "/partnerstwa/lubuskie-es/rekomendacje/",
    "recommendation": "/partnerstwa/lubuskie-es/rekomendacje/{recommendation}/",
    "election": "/partnerstwa/lubuskie-es/wybory/{election}/",
    "who can help": "/oferty/",
    "who can help, narrowed": "/oferty/?temat=work",
    "offers of a partnership": "/partnerstwa/powiat-zwolenski-2018/oferty/",
    "showcases of all": "/witryna/",
    "showcases of a partnership": "/partnerstwa/lubuskie-es/witryna/",
    "a showcase nobody confirmed": "/partnerstwa/lubuskie-es/witryna/{showcase}/",
    "procurements with social clauses": "/partnerstwa/powiat-zwolenski-2018/zamowienia-spoleczne/",
    "an offer nobody confirmed": "/partnerstwa/powiat-zwolenski-2018/oferty/{offer}/",
    "what citizens may ask for": "/partnerstwa/powiat-zwolenski-2018/wnioski/",
    "a newsletter": "/partnerstwa/powiat-zwolenski-2018/biuletyn/",
    "a letter to confirm is on its way": "/partnerstwa/powiat-zwolenski-2018/biuletyn/list-wyslany/",
    "an issue of a newsletter": "/partnerstwa/powiat-zwolenski-2018/biuletyn/1/",
    "a demand for digital accessibility": "/partnerstwa/powiat-zwolenski-2018/wnioski/dostepnosc-cyfrowa/",
    "a request about personal data": "/partnerstwa/powiat-zwolenski-2018/wnioski/dane-osobowe/",
    "accessibility statement of the installation": "/dostepnosc/",
    "an earlier version of its statement": "/dostepnosc/wersje/1/",
    "what the operator tells in other ways": "/dostepnosc/o-nas/",
    "accessibility statement of a partnership": "/partnerstwa/powiat-zwolenski-2018/dostepnosc/",
    "a version of a partnership’s statement": "/partnerstwa/powiat-zwolenski-2018/dostepnosc/wersje/1/",
    "the office told of in other ways": "/partnerstwa/powiat-zwolenski-2018/dostepnosc/o-nas/",
    "instruction of use": "/instrukcja/",
    "contact and what is not published": "/kontakt/",
    "privacy and cookies": "/prywatnosc/",
    "map of the site": "/mapa-strony/",
    "following a request by a personal link": "/wniosek/{follow}/",
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
    "a year with much in it": f"{ZWOLEN}?rok=2018",
    "signatories": f"{ZWOLEN}sygnatariusze/",
    "a membership": ZWOLEN + "sygnatariusze/{signatory}/",
    "work of an institution inside": ZWOLEN + "praca-instytucji/{signatory}/",
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
    "good practices inside": f"{ZWOLEN}dobre-praktyki/",
    "a new card of good practice": f"{ZWOLEN}dobre-praktyki/nowa/",
    "asking for good practices": f"{ZWOLEN}dobre-praktyki/prosba/",
    "asking for articles": f"{ZWOLEN}artykuly/prosba/",
    "recommendations inside": f"{ZWOLEN}rekomendacje/",
    "a new recommendation": f"{ZWOLEN}rekomendacje/nowa/",
    "matters for discussion": f"{ZWOLEN}sprawy-do-dyskusji/",
    "a new matter for discussion": f"{ZWOLEN}sprawy-do-dyskusji/nowa/",
    "effects": f"{ZWOLEN}efekty/",
    "a new effect": f"{ZWOLEN}efekty/nowy/",
    "elections inside": f"{ZWOLEN}wybory/",
    "photos of the partnership": f"{ZWOLEN}zdjecia/",
    "redaction of documents": f"{ZWOLEN}anonimizacja/",
    "resolutions to look through": f"{ZWOLEN}anonimizacja/uchwaly/",
    "communiqués inside": f"{ZWOLEN}komunikaty/",
    "a new communiqué": f"{ZWOLEN}komunikaty/nowy/",
    "board of postings": f"{ZWOLEN}komunikaty/tablica/",
    "pages that show communiqués": f"{ZWOLEN}komunikaty/strony/",
    "offers of support": f"{ZWOLEN}oferty/",
    "an offer inside": ZWOLEN + "oferty/{offer}/",
    "showcases inside": f"{ZWOLEN}witryna/",
    "a showcase inside": ZWOLEN + "witryna/{shop}/",
    "a new showcase": f"{ZWOLEN}witryna/nowa/",
    "a new product": ZWOLEN + "witryna/{shop}/wyroby/dodaj/",
    "asking about showcases": f"{ZWOLEN}witryna/pytania/",
    "procurements inside": f"{ZWOLEN}zamowienia/",
    "a procurement": ZWOLEN + "zamowienia/{procurement}/",
    "a new procurement": f"{ZWOLEN}zamowienia/nowe/",
    "answers about a year": f"{ZWOLEN}zamowienia/rok/2022/",
    "the yearly question": f"{ZWOLEN}zamowienia/pytanie-roczne/",
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
    "calls for ideas inside": f"{NOWY_DWOR}pomysly/",
    "a new call for ideas": f"{NOWY_DWOR}pomysly/nowy-nabor/",
    "a call for ideas inside": f"{NOWY_DWOR}pomysly/1/",
    "who hands ideas in": f"{NOWY_DWOR}pomysly/1/zaproszeni/",
    "participants of a workshop": f"{NOWY_DWOR}pomysly/1/uczestnicy/",
    "a vote on ideas": f"{NOWY_DWOR}pomysly/1/glosowanie/",
    "opening a vote on ideas": f"{NOWY_DWOR}pomysly/1/glosowanie/otworz/",
    "an idea inside": NOWY_DWOR + "pomysly/karty/{idea}/",
    "facts of an idea": NOWY_DWOR + "pomysly/karty/{idea}/edycja/",
    "a partner of an idea": NOWY_DWOR + "pomysly/karty/{idea}/partnerzy/dodaj/",
    "an idea to become a project": NOWY_DWOR + "pomysly/karty/{idea}/projekt/",
    "joint projects": f"{NOWY_DWOR}pomysly/wspolne-projekty/?rok=2019",
    "indicators inside": f"{ZWOLEN}wskazniki/",
    "an indicator inside": ZWOLEN + "wskazniki/{measured}/",
    "a new indicator": f"{ZWOLEN}wskazniki/nowy/",
    "choosing an indicator": f"{ZWOLEN}wskazniki/katalog/",
    "writing a value": ZWOLEN + "wskazniki/{measured}/wartosci/dodaj/",
    "reading values from a file": f"{ZWOLEN}wskazniki/wczytaj/",
    "loadings of values": f"{ZWOLEN}wskazniki/wczytania/",
    "values read from a file": ZWOLEN + "wskazniki/wczytania/{loading}/",
    "choosing a column of a file": ZWOLEN + "wskazniki/wczytania/{columns}/",
    "plans inside": f"{NOWY_DWOR}plan/",
    "a plan inside": NOWY_DWOR + "plan/{plan}/",
    "an action of a plan": NOWY_DWOR + "plan/dzialania/{action}/",
    "adding an action": NOWY_DWOR + "plan/{plan}/dzialania/dodaj/",
    "who does what": NOWY_DWOR + "plan/{plan}/kto-co-robi/",
    "asking about progress": NOWY_DWOR + "plan/{plan}/postep/",
    "changes of a plan": NOWY_DWOR + "plan/{plan}/zmiany/",
    "projects": f"{ZWOLEN}projekty/",
    "a project with signs": ZWOLEN + "projekty/{project}/",
    "a new project": f"{ZWOLEN}projekty/nowy/",
    "facts of a project": ZWOLEN + "projekty/{project}/dane/",
    "taking a project off": ZWOLEN + "projekty/{project}/odlacz/",
    "figures": f"{ZWOLEN}liczby/?rok=2018",
    "a figure with its records": f"{ZWOLEN}liczby/p01/?rok=2018",
    "numbers from documents": f"{ZWOLEN}liczby/podane/",
    "a number from a document": f"{ZWOLEN}liczby/podane/nowa/?rok=2018",
    "reports of periods": f"{ZWOLEN}sprawozdania/",
    "a report being written": f"{ZWOLEN}sprawozdania/{{own}}/",
    "the whole report": f"{ZWOLEN}sprawozdania/{{own}}/calosc/",
    "parts of institutions in a report": f"{ZWOLEN}sprawozdania/{{own}}/instytucje/",
    "remarks on a report": f"{ZWOLEN}sprawozdania/{{own}}/uwagi/",
    "attachments of a report": f"{ZWOLEN}sprawozdania/{{own}}/zalaczniki/",
    "beginning a report": f"{ZWOLEN}sprawozdania/nowe/",
    "beginning a report of other days": f"{ZWOLEN}sprawozdania/nowe/okres/",
    "rules and deadlines": f"{ZWOLEN}reguly/",
    "the usual rules": f"{ZWOLEN}reguly/zwykle/",
    "kinds of rules": f"{ZWOLEN}reguly/nowa/",
    "writing a rule": f"{ZWOLEN}reguly/nowa/minutes/",
    "a rule": ZWOLEN + "reguly/{rule}/",
    "changing a rule": ZWOLEN + "reguly/{rule}/zmien/",
    "confirming a deadline": ZWOLEN + "reguly/{rule}/terminy/{year}/potwierdz/",
    "statement on rules": ZWOLEN + "reguly/rok/{year}/",
    "comments that wait": f"{ZWOLEN}komentarze/",
    "comments readers reported": f"{ZWOLEN}komentarze/?stan=zgloszone",
    "a comment": ZWOLEN + "komentarze/{comment}/",
    "removing a comment": ZWOLEN + "komentarze/{comment}/usun/",
    "switching comments on": f"{ZWOLEN}komentarze/ustawienia/",
    "closing an article": ZWOLEN + "komentarze/artykul/{commented}/",
    "the newsletter inside": f"{ZWOLEN}biuletyn/",
    "setting up the newsletter": f"{ZWOLEN}biuletyn/ustawienia/",
    "beginning an issue": f"{ZWOLEN}biuletyn/nowy/",
    "an issue being written": ZWOLEN + "biuletyn/{issue}/",
    "ordering an issue": ZWOLEN + "biuletyn/{issue}/uklad/",
    "own words in an issue": ZWOLEN + "biuletyn/{issue}/wlasne-slowa/",
    "sending an issue": ZWOLEN + "biuletyn/{issue}/wyslij/",
    "addresses of the newsletter": f"{ZWOLEN}biuletyn/odbiorcy/",
    "an address of the newsletter": ZWOLEN + "biuletyn/odbiorcy/{reader}/",
    "requests of citizens": f"{ZWOLEN}wnioski/",
    "a request of a citizen": ZWOLEN + "wnioski/{request}/",
    "recording a request": f"{ZWOLEN}wnioski/nowy/",
    "answering a request": ZWOLEN + "wnioski/{request}/odpowiedz/",
    "refusing a request": ZWOLEN + "wnioski/{request}/odmow/",
    "papers on personal data": f"{ZWOLEN}dane-osobowe/",
    "who answers for the data": f"{ZWOLEN}dane-osobowe/administrator/",
    "the clause of a form": f"{ZWOLEN}dane-osobowe/klauzule/wnioski/",
    "record of processing activities": f"{ZWOLEN}dane-osobowe/rejestr-czynnosci/",
    "breaches of personal data": f"{ZWOLEN}dane-osobowe/naruszenia/",
    "writing a breach down": f"{ZWOLEN}dane-osobowe/naruszenia/nowe/",
    "protocol of erasing": f"{ZWOLEN}dane-osobowe/protokol-usuniec/",
    "asking for everything held about a person": f"{ZWOLEN}dane-osobowe/o-osobie/",
    "everything held about a person": f"{ZWOLEN}dane-osobowe/o-osobie/wszystko/?osoba={{person}}",
    "what falls due for erasing": f"{ZWOLEN}dane-osobowe/do-usuniecia/",
    "classes of documents": f"{ZWOLEN}dane-osobowe/klasy-dokumentow/",
    "writing a class of documents down": f"{ZWOLEN}dane-osobowe/klasy-dokumentow/requests/",
    "who saw personal data": f"{ZWOLEN}dane-osobowe/kto-widzial/",
    "people named by their institutions": f"{ZWOLEN}dane-osobowe/zawiadomienia/",
    "adding an activity": f"{ZWOLEN}dane-osobowe/rejestr-czynnosci/dodaj/",
    "desk of the accessibility statement": f"{ZWOLEN}dostepnosc/",
    "look and menu of the public pages": f"{ZWOLEN}strona/",
    "a new version of the statement": f"{ZWOLEN}dostepnosc/nowa-wersja/",
    "the statement in another language": f"{ZWOLEN}dostepnosc/jezyki/en/",
    "confirming the review of the statement": f"{ZWOLEN}dostepnosc/przeglad/",
    "the office in easy-to-read words": f"{ZWOLEN}dostepnosc/o-nas/easy/",
    "articles on the desk": f"{ZWOLEN}artykuly/",
    "translations of an article inside": f"{ZWOLEN}artykuly/{{commented}}/tlumaczenia/",
    "photos of an article inside": f"{ZWOLEN}artykuly/{{commented}}/zdjecia/",
    "adding photos to an article": f"{ZWOLEN}artykuly/{{commented}}/zdjecia/dodaj/",
    "choosing photos for an article": f"{ZWOLEN}artykuly/{{commented}}/zdjecia/wybierz/",
    "templates of papers": f"{ZWOLEN}szablony/",
    "hand-over pack": f"{ZWOLEN}paczka/",
    "a kind of papers": f"{ZWOLEN}szablony/inne-pisma/",
    "team": f"{ZWOLEN}zespol/",
    "log": f"{ZWOLEN}dziennik/",
    "import": f"{ZWOLEN}import/",
    "institutions inside": "/pulpit/instytucje/",
    "an institution inside": "/pulpit/instytucje/{organization}/",
    "an institution's name in other languages": "/pulpit/instytucje/{organization}/jezyki/",
    "persons inside": "/pulpit/osoby/",
    "figures together": "/zestawienie/?rok=2018",
    "no forum yet": f"{ZWOLEN}forum/",
    "a new forum": f"{ZWOLEN}forum/nowe/",
    "account": "/konto/email/",
    "second factor": "/konto/2fa/",
} | old_pages.PAGES


def address_of(page: str) -> str:
    """Return the address of a page of these lists in the demonstration."""
    template = PUBLIC.get(page) or INNER[page]
    if page in old_pages.PAGES:
        return old_pages.address_of(template)
    if "{report}" in template:
        return template.format(report=_report_link())
    if "{follow}" in template:
        return template.format(follow=_follow_link())
    if "{desk}" in template:
        return template.format(desk=_desk_link())
    if "{own}" in template:
        return template.format(own=_report())
    if "{loading}" in template:
        return template.format(loading=_loading('"ogółem;2022;[osoba]"', "900"))
    if "{columns}" in template:
        return template.format(columns=_loading('"kobiety;2022;[osoba]";"mężczyźni;2022;[osoba]"', "5;7"))
    office = Organization.objects.get(name="Powiatowy Urząd Pracy w Zwoleniu")
    return template.format(
        communique=Communique._base_manager.filter(partnership__slug="lubuskie-es").earliest("pk").code,
        agreement=Agreement._base_manager.get(partnership__slug="powiat-zwolenski-2018").pk,
        session=Resolution._base_manager.values_list("item__meeting").get(partnership__slug="lubuskie-es")[0],
        resolution=Resolution._base_manager.get(partnership__slug="lubuskie-es").pk,
        practice=GoodPractice._base_manager.filter(partnership__slug="lubuskie-es").values_list("pk")[0][0],
        recommendation=Recommendation._base_manager.get(partnership__slug="lubuskie-es", number=1).pk,
        election=Election._base_manager.get(partnership__slug="lubuskie-es").pk,
        conference=Meeting._base_manager.get(is_inaugural=True, day__year=2024).pk,
        institution=office.get_absolute_url(),
        meeting=Meeting._base_manager.get(partnership__slug="powiat-zwolenski-2018", state=State.PLANNED).pk,
        showcase=Showcase._base_manager.get(organization__name="Fundacja Animacji Kobiet").pk,
        shop=Showcase._base_manager.get(partnership__slug="powiat-zwolenski-2018").pk,
        procurement=Procurement._base_manager.filter(partnership__slug="powiat-zwolenski-2018")
        .earliest("pk")
        .pk,
        offer=Offer._base_manager.get(name="Szkolenie z obsługi komputera").pk,
        organization=office.pk,
        idea=Idea._base_manager.get(call__partnership__slug="powiat-nowodworski-2018", number=1).pk,
        project=ProjectPartnership._base_manager.get(partnership__slug="powiat-zwolenski-2018").pk,
        indicator=Indicator._base_manager.get(partnership__slug="lubuskie-es", code="P01").pk,
        measured=Indicator._base_manager.get(partnership__slug="powiat-zwolenski-2018", code="P01").pk,
        plan=Plan._base_manager.get(partnership__slug="powiat-nowodworski-2018").pk,
        filed=Report._base_manager.get(partnership__slug="lubuskie-es").pk,
        year=clock.today().year,
        request=_waiting_request(),
        comment=_comment().pk,
        commented=_comment().series,
        issue=Issue._base_manager.get(partnership__slug="powiat-zwolenski-2018", state="draft").pk,
        reader=Subscription._base_manager.filter(partnership__slug="powiat-zwolenski-2018").earliest("pk").pk,
        rule=Duty._base_manager.get(partnership__slug="powiat-zwolenski-2018", kind="accessibility").pk,
        action=Action._base_manager.filter(plan__partnership__slug="powiat-nowodworski-2018")
        .earliest("pk")
        .pk,
        person=Person.objects.filter(family_name="Biernacka").values_list("pk", flat=True)[0],
        signatory=Signatory._base_manager.get(
            organization=office, partnership__slug="powiat-zwolenski-2018"
        ).pk,
    )


def _comment() -> Comment:
    """Return the comment of the demonstration that readers have reported."""
    return Comment._base_manager.get(signature="Czytelnik")


def _waiting_request() -> int:
    return (
        Case._base_manager.filter(partnership__slug="powiat-zwolenski-2018", state="open").earliest("pk").pk
    )


def _follow_link() -> str:
    """Return the token by which somebody follows a request; one is sent in where nobody has any."""
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=partnership):
        draft = CaseDraft(kind="digital", email="anna@example.org", subject="Plan spotkania")
        mark = "00000000-0000-4000-8000-000000000001"
        return token_of(asking.submit_case(actor=Visitor(), partnership=partnership, draft=draft, mark=mark))


def _loading(headings: str, numbers: str) -> int:
    """Return the number of a table read for the county: two codes of TERYT, one name that does not fit."""
    indicator = Indicator._base_manager.select_related("partnership").get(
        partnership__slug="powiat-zwolenski-2018", code="P01"
    )
    lines = [
        f'"Kod";"Nazwa";{headings}',
        f'1436000;"Powiat zwoleński";{numbers}',
        f'1436053;"Zwoleń (3)";{numbers}',
    ]
    if ";" not in numbers:
        lines.append(f'1436012;"Kazimierz";{numbers}')
    with scope(partnership=indicator.partnership):
        loading = values.load_file(
            actor=SystemActor("pages"),
            partnership=indicator.partnership,
            content="\n".join(lines).encode(),
            name="tablica.csv",
            taken_on=clock.today(),
            indicator=indicator,
        )
    return loading.pk


def _report() -> int:
    """Return the number of a report being written, with its institutions; it is begun where missing."""
    partnership = Partnership.objects.get(slug="powiat-zwolenski-2018")
    with scope(partnership=partnership):
        report = reporting.report_of_year(partnership, 2018)
        if report is None:
            draft = ReportDraft(since=date(2018, 1, 1), until=date(2019, 1, 1))
            actor = SystemActor("pages")
            report = reports.begin_report(actor=actor, partnership=partnership, draft=draft)
            reports.list_members(actor=actor, report=report)
        return report.pk


def _report_link() -> str:
    """Return the token by which an institution reports on the plan; one is sent out where nobody has any."""
    plan = Plan._base_manager.select_related("partnership").get(partnership__slug="powiat-nowodworski-2018")
    with scope(partnership=plan.partnership):
        row = Reporter.objects.filter(plan=plan).exclude(link_id=0).first()
        if row is None:
            action = next(iter(plans.open_actions_by_institution(plan).values()))[0]
            actor, office = SystemActor("pages"), action.organization
            planning.set_reporter(
                actor=actor, plan=plan, organization=office, name="Anna Nowak", email="plan@example.org"
            )
            [row] = planning.ask_for_progress(actor=actor, plan=plan)
        return token_of(PersonalLink.objects.get(pk=row.link_id))


def _desk_link() -> str:
    """Return the token of the desk of an institution with a task to do; one is sent out where missing."""
    partnership = Partnership.objects.get(slug="powiat-nowodworski-2018")
    with scope(partnership=partnership):
        found = PersonalLink.objects.filter(purpose=DESK_LINK).first()
        if found is None:
            office = Signatory.objects.filter(partnership=partnership).earliest("pk").organization
            voice = a_representative(
                partnership, office, a_person("Anna", "Nowak"), email="gmina@example.org"
            )
            actor = SystemActor("pages")
            draft = TaskDraft(text="Przysłać plan pracy", organization=voice.organization, email=voice.email)
            task = give_task(actor=actor, partnership=partnership, draft=draft)
            send_task_link(actor=actor, task=task)
            found = send_desk(actor=actor, representation=voice)
        return token_of(found)
