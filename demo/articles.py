"""Articles of the five documents, told anew from their facts; how each is told is demonstration content."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Model
from django_scopes import scope

from demo import scenes, translations
from demo.building import Builder
from demo.scenes import Scene
from demo.translations import translate
from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.files.services import GroundDraft, PhotoDraft
from spoiwo.files.states import Ground
from spoiwo.meetings.models import Meeting
from spoiwo.pages import selectors, services
from spoiwo.pages.models import Article
from spoiwo.pages.services import Arranged, ArticleDraft
from spoiwo.pages.states import Kind
from spoiwo.partnerships.models import Partnership
from spoiwo.projects.models import Project

NOTE = (
    "Fakty pochodzą z publicznego dokumentu, słowa są nowe; dzień publikacji jest pokazowy, gdy dokument go "
    "nie podaje."
)
KNOWN_DAY = "Fakty i dzień publikacji pochodzą z publicznego dokumentu, słowa są nowe."
ACTOR = SystemActor("redakcja, dane pokazowe")
CORRECTED_ON = date(2018, 6, 13)


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the day of its publication and of the meeting it tells of."""

    slug: str
    day: date
    title: str
    lead: str
    text: str
    kind: Kind
    categories: str = ""
    meeting: date | None = None
    people: tuple[str, ...] = ()
    author: str = ""
    written_by: str = ""
    awaited: str = ""
    note: str = NOTE
    # Sent in by the institution that wrote it.
    is_own: bool = False
    extra: tuple[tuple[str, object], ...] = ()
    partnerships: tuple[str, ...] = field(default=())
    project: str = ""
    scenes: tuple[Scene, ...] = ()


RADOM = Told(
    slug="powiat-zwolenski-2018",
    day=date(2018, 4, 3),
    title="Dwa partnerstwa w subregionie radomskim",
    lead="W marcu 2018 r. instytucje powiatów zwoleńskiego i przysuskiego umówiły się na wspólne działania "
    "na rzecz ekonomii społecznej.",
    text="<h2>Zwoleń: siedem podpisów</h2><p>Umowę partnerstwa w powiecie zwoleńskim podpisano 28 marca "
    "2018 r. w dwóch miejscach: w urzędzie miejskim i u starosty. Przystąpiło do niej siedem instytucji: "
    "uczelnia z Radomia, PUP, starostwo, urząd miasta i trzy stowarzyszenia, a wśród nich lokalna grupa "
    "działania, dzięki której wspólne zamierzenia łatwiej wpisać w strategię rozwoju.</p><p>Zapowiedziano "
    "też przystąpienie radomskiej filii WUP w Warszawie.</p><h2>Odrzywół: trzej partnerzy</h2><p>Pięć dni "
    "wcześniej, 23 marca, partnerstwo powiatu przysuskiego zawarły w Odrzywole gmina, stowarzyszenie "
    "kulturalno-oświatowe i lokalna grupa działania z Klwowa. Zobowiązały się między innymi:</p><ul>"
    "<li>tworzyć więcej miejsc pracy w ekonomii społecznej, by mniej osób groziło wykluczenie,</li>"
    "<li>łączyć siły i wspierać się nawzajem,</li><li>dbać o dobry klimat dla podmiotów ekonomii "
    "społecznej,</li><li>promować odpowiedzialny społecznie biznes i samorząd, który stosuje klauzule "
    "społeczne.</li></ul><h2>Z jakiego projektu</h2><p>Oba partnerstwa powstały w projekcie prowadzonym "
    "przez Fundację Fundusz Współpracy i współfinansowanym z EFS.</p>",
    kind=Kind.NEWS,
    categories="nowe partnerstwa, subregion radomski",
    meeting=date(2018, 3, 28),
    author="Fundacja Fundusz Współpracy",
    partnerships=("powiat-przysuski-2018",),
    project="Inkubacja i wsparcie ekonomii społecznej w subregionie radomskim",
    scenes=(
        Scene(
            scenes.signing,
            "Siedem osób stoi za długim stołem, na którym leżą kartki (rysunek pokazowy)",
            "Umowę w powiecie zwoleńskim podpisało siedem instytucji.",
        ),
        Scene(
            scenes.sheets,
            "Kartka z siedmioma niebieskimi podpisami, obok pióro (rysunek pokazowy)",
            "Podpisy składano w dwóch miejscach.",
        ),
        Scene(
            scenes.townhall,
            "Budynek z wieżą zegarową i czerwonym dachem między dwoma drzewami (rysunek pokazowy)",
            "Jednym z miejsc był urząd miejski.",
        ),
    ),
)
INAUGURATION = Told(
    slug="powiat-nowodworski-2024",
    day=date(2024, 10, 11),
    title="Blisko 150 osób na konferencji otwierającej partnerstwo",
    lead="Porozumienie podpisano 18 września 2024 r., a 8 października partnerzy spotkali się, by zacząć "
    "wspólną pracę.",
    text="<p>Porozumienie o partnerstwie na rzecz rozwoju ekonomii społecznej podpisali: starosta, dyrektor "
    "PUP, burmistrzowie i wójtowie z powiatu oraz członkowie Powiatowej Rady Rynku Pracy.</p><h2>Po co "
    "partnerstwo</h2><p>Partnerzy chcą połączyć wiedzę i doświadczenie różnych środowisk, aby wspólnie "
    "działać dla mieszkańców: włączać osoby zagrożone marginalizacją, tworzyć miejsca pracy i rozwijać "
    "powiat.</p><h2>Konferencja</h2><p>Przyszli przedsiębiorcy, organizacje pozarządowe, podmioty ekonomii "
    "społecznej i samorządowcy. Starosta Magdalena Biernacka przedstawiła sytuację powiatu i plany. Dyrektor "
    "Tomasz Sieradz reprezentował WUP w Warszawie.</p><p>O tym, jak buduje się partnerstwo lokalne i czym "
    "jest ekonomia społeczna, mówili eksperci: Jadwiga Olszowska-Urban, Jakub Szewczyk z ministerstwa oraz "
    "Tomasz Schimanek z FISE.</p>",
    kind=Kind.ACCOUNT,
    categories="konferencje, nowe partnerstwa",
    meeting=date(2024, 10, 8),
    people=("Magdalena Biernacka", "Tomasz Sieradz", "Jadwiga Olszowska-Urban"),
    author="Powiatowy Urząd Pracy w Nowym Dworze Mazowieckim",
    scenes=(
        Scene(
            scenes.conference,
            "Dwa rzędy słuchaczy przed mównicą i ekranem z wykresem słupkowym (rysunek pokazowy)",
            "Przyszło blisko 150 osób.",
        ),
        Scene(
            scenes.signing,
            "Uczestnicy ustawieni w szeregu za stołem z dokumentami (rysunek pokazowy)",
            "Porozumienie podpisano trzy tygodnie wcześniej.",
        ),
    ),
)
MEETING_2015 = Told(
    slug="lubuskie-es",
    day=date(2015, 5, 14),
    title="Sygnatariusze spotkali się w siedzibie OHP",
    lead="14 maja 2015 r. w Zielonej Górze rozmawiano o pracy Rady Programowej, programie rozwoju ekonomii "
    "społecznej i nowych pieniądzach.",
    text="<p>Gospodarzem spotkania była Lubuska Wojewódzka Komenda OHP, jeden z sygnatariuszy. Uczestniczył "
    "w nim wicemarszałek Romuald Gawlik.</p><h2>O czym rozmawiano</h2><ul><li>Podsumowano działania Rady "
    "Programowej.</li><li>Omówiono założenia Lubuskiego Programu Rozwoju Ekonomii Społecznej.</li>"
    "<li>Małgorzata Jażdżewska z urzędu marszałkowskiego mówiła o ekonomii społecznej w nowym RPO.</li>"
    "<li>Poruszono też odpowiedzialność społeczną biznesu oraz rolę PES w państwie.</li></ul><h2>Skąd się "
    "wzięło partnerstwo</h2><p>Powstało w 2008 roku w ramach Paktu na Rzecz Zatrudnienia, jako jedno "
    "z czterech tematycznych. Jego liderem jest Marszałek Województwa Lubuskiego, a pracę koordynuje WUP "
    "w Zielonej Górze. Co najmniej raz w roku spotykają się wszyscy sygnatariusze, za każdym razem u kogoś "
    "innego, żeby się lepiej poznać.</p>",
    kind=Kind.ACCOUNT,
    categories="spotkania sygnatariuszy",
    meeting=date(2015, 5, 14),
    people=("Romuald Gawlik", "Małgorzata Jażdżewska"),
    scenes=(
        Scene(
            scenes.circle,
            "Osiem osób przy okrągłym stole z notatkami, widok z góry (rysunek pokazowy)",
            "Sygnatariusze spotykają się co roku u kogoś innego.",
        ),
    ),
)
YEAR_2016 = Told(
    slug="lubuskie-es",
    day=date(2017, 1, 31),
    title="Rok 2016 w partnerstwie: 69 instytucji i dwie rekomendacje",
    lead="Rada Programowa podsumowała rok: posiedzenia, szkolenie, forum i spotkania w całym regionie.",
    text="<p>Umowę partnerstwa podpisało 69 instytucji. Ich pracę koordynuje Rada Programowa wybrana spośród "
    "sygnatariuszy.</p><h2>Z rekomendacji do działania</h2><p>Rada przygotowała dwie rekomendacje i obie "
    "wykonano. Pracownicy instytucji partnerskich odbyli szkolenie „Arteterapia sposobem na stres”, "
    "a pracownicy PUP, OPS i PCPR mają odtąd forum wymiany informacji, które spotyka się co najmniej trzy "
    "razy w roku.</p>",
    kind=Kind.NEWS,
    categories="podsumowania",
    extra=(
        (
            "table",
            {
                "caption": "Rok 2016 w liczbach",
                "rows": "Co|Ile\nPosiedzenia Rady Programowej|4\nSpotkanie sygnatariuszy|1\n"
                "Spotkania komitetu regionalnego|6\nSpotkania z kadrą OWES|3\n"
                "Spotkania informacyjne|24\nKomunikaty|4",
            },
        ),
    ),
    meeting=date(2016, 11, 18),
)
KNOWLEDGE = Told(
    slug="powiat-nowodworski-2018",
    day=date(2018, 6, 8),
    title="Partnerstwo lokalne: po co, z kim i na jakich zasadach",
    lead="Czym jest partnerstwo lokalne, kto może w nim działać i jak powstało partnerstwo powiatu "
    "nowodworskiego.",
    text="<p>Partnerstwo lokalne łączy instytucje, które chcą razem rozwiązywać sprawy swojej gminy lub "
    "powiatu. Wychodzi od mieszkańców i organizacji, a nie z nakazu.</p><h2>Cele partnerstwa</h2><ul>"
    "<li>integracja mieszkańców i dialog społeczny,</li><li>lepszy rynek pracy,</li><li>ożywienie lokalnej "
    "gospodarki i konkurencyjne firmy,</li><li>niższe koszty i szybkie rozwiązywanie spraw w małej "
    "skali.</li></ul><h2>Kto może uczestniczyć</h2><p>Samorządy, firmy i ich zarządy, administracja, "
    "instytucje rynku pracy, takie jak PUP, izby handlowe, związki zawodowe, ośrodki szkoleniowe oraz "
    "organizacje pozarządowe.</p><h2>Zasady</h2><ul><li>sprawozdawczość: informacje płyną w obie strony,</li>"
    "<li>otwartość na wszystkie grupy,</li><li>praworządność i demokratyczne reguły,</li><li>dobrowolność "
    "i praca bez wynagrodzenia.</li></ul><h2>Typy partnerstw</h2><p>Publiczno-prywatne, projektowe, branżowe "
    "oraz lokalne, czyli trójsektorowe.</p><h2>Jak było w powiecie nowodworskim</h2><p>Porozumienie "
    "podpisano 19 kwietnia 2018 r. na nadzwyczajnym posiedzeniu PRRP. Z inicjatywą wyszła dyrektor PUP "
    "w porozumieniu ze starostą. Podpisały je władze powiatu i wszystkich sześciu gmin; razem tworzą grupę "
    "liderów. 6 czerwca odbyło się pierwsze spotkanie organizacyjno-integracyjne w Trębkach Nowych.</p>",
    kind=Kind.KNOWLEDGE,
    categories="o partnerstwach",
    meeting=date(2018, 6, 6),
    people=("Magdalena Biernacka",),
    written_by="firma, która uczestniczy w partnerstwie",
    awaited="Szczegółowa relacja z pierwszego spotkania ukaże się wkrótce",
    note=KNOWN_DAY,
    scenes=(
        Scene(
            scenes.circle,
            "Osiem osób siedzi wokół stołu, na którym leżą kartki, widziane z góry (rysunek pokazowy)",
            "Partnerzy są przy jednym stole, nikt nie siedzi u szczytu.",
        ),
        Scene(
            scenes.sheets,
            "Dokument z podpisami siedmiu osób i ciemne pióro na drewnianym blacie (rysunek pokazowy)",
            "Porozumienie powiatu nowodworskiego podpisano 19 kwietnia 2018 r.",
        ),
    ),
)
ACCOUNT_2018 = Told(
    slug="powiat-nowodworski-2018",
    day=date(2018, 6, 14),
    title="Relacja z pierwszego spotkania organizacyjno-integracyjnego",
    lead="6 czerwca 2018 r. partnerzy powiatu nowodworskiego spotkali się w Trębkach Nowych.",
    text="<p>Tematem spotkania było partnerstwo lokalne. Było to pierwsze z cyklu spotkań "
    "organizacyjno-integracyjnych; następne zapowiedzieli gospodarze.</p>",
    kind=Kind.ACCOUNT,
    categories="spotkania",
    meeting=date(2018, 6, 6),
    written_by="firma, która uczestniczy w partnerstwie",
)
# No document tells of it: the demonstration shows how an institution's own article looks.
OWN = Told(
    slug="lubuskie-es",
    day=date(2016, 10, 21),
    title="Otwarte drzwi w urzędzie pracy w Strzelcach Krajeńskich",
    lead="20 października 2016 r. urząd pracy pokazał mieszkańcom, jak działają przedsiębiorstwa społeczne z "
    "okolicy.",
    text="<p>Przy pięciu stołach można było zapytać o pracę, o staż i o to, jak założyć spółdzielnię "
    "socjalną. Najwięcej pytań dotyczyło zatrudnienia wspomaganego.</p><p>Doradcy będą odpowiadać na nie w "
    "każdy pierwszy wtorek miesiąca.</p>",
    kind=Kind.NEWS,
    categories="instytucje o sobie",
    author="Powiatowy Urząd Pracy w Strzelcach Krajeńskich",
    written_by="dział promocji zatrudnienia",
    note="Artykuł wymyślony na potrzeby pokazu: ani wydarzenia, ani słów nie ma w publicznym dokumencie.",
    is_own=True,
)


def publish(builder: Builder) -> None:
    """Publish the articles, each on its day; the account promised in one of them is tied to it."""
    translate(_publish(builder, RADOM), translations.RADOM)
    for told in (INAUGURATION, MEETING_2015, YEAR_2016, OWN):
        _publish(builder, told)
    promise = _publish(builder, KNOWLEDGE)
    # The correction two days later leaves the translation behind, and its readers are told.
    translate(promise, translations.KNOWLEDGE)
    _correct(promise)
    _publish(builder, ACCOUNT_2018, account_of=promise)


def _publish(builder: Builder, told: Told, *, account_of: Article | None = None) -> Article:
    partnership = Partnership.objects.get(slug=told.slug)
    with scope(partnership=partnership), clock.frozen(told.day):
        draft = ArticleDraft(
            title=told.title,
            lead=told.lead,
            kind=told.kind,
            categories=told.categories,
            body=[("text", told.text), *told.extra],
            author=builder.organizations[told.author] if told.author else None,
            is_own=told.is_own,
            written_by=told.written_by,
            written_on=told.day,
            awaited=told.awaited,
            account_of=account_of,
            demo_note=told.note,
            links=_links(builder, partnership, told),
        )
        article = services.write_article(actor=ACTOR, partnership=partnership, draft=draft)
        _picture(article, told)
        services.publish_article(actor=ACTOR, article=article, at=clock.now())
    return article


def _picture(article: Article, told: Told) -> None:
    """Put drawings where photographs would stand; the first leads."""
    for scene in told.scenes:
        photo = PhotoDraft(
            upload=scene.draw(),
            name="rysunek.png",
            alternative=scene.alternative,
            author="dane pokazowe",
            ground=GroundDraft(ground=Ground.NOBODY, occasion=told.title, taken_on=told.day),
        )
        services.add_photo(actor=ACTOR, article=article, draft=photo)
    rows = selectors.rows_of(article)
    arranged = [
        Arranged(
            row=row, alternative=row.photo.alternative, caption=scene.caption, author=row.photo.author,
            is_leading=row.is_leading,
        )
        for row, scene in zip(rows, told.scenes, strict=True)
    ]  # fmt: skip
    services.arrange_photos(actor=ACTOR, article=article, arranged=arranged)


def _correct(article: Article) -> None:
    """Mend a word a week later: the version before it stays readable."""
    partnership = article.partnership
    with scope(partnership=partnership), clock.frozen(CORRECTED_ON):
        article.refresh_from_db()
        article.lead = (
            "Czym jest partnerstwo lokalne, kto może w nim działać i jak powstało w naszym powiecie."
        )
        article.save_revision()
        services.publish_article(actor=ACTOR, article=article)


def _links(builder: Builder, partnership: Partnership, told: Told) -> dict[str, Sequence[Model]]:
    return {
        "partnerships": list(Partnership.objects.filter(slug__in=told.partnerships)),
        "meetings": list(Meeting.objects.filter(partnership=partnership, day__in=[told.meeting])),
        "people": [builder.persons[name] for name in told.people],
        "projects": list(Project.objects.filter(title=told.project)),
        "units": [row.unit for row in partnership.area.select_related("unit")],
    }
