"""Accessibility statements of the demonstration: of the installation, and of one partnership of its own.

Everything in them is invented; they show what a filled statement looks like.
"""

from datetime import date

from demo.building import ACTOR
from spoiwo.accessibility import services
from spoiwo.accessibility.models import Declaration
from spoiwo.accessibility.services import BarrierDraft, DeclarationDraft, WordsDraft
from spoiwo.accessibility.states import Form, Ground, Language, Method, Status
from spoiwo.common import clock
from spoiwo.partnerships.models import Partnership

NOTE = "Deklaracja jest pokazowa: podmiot, osoba, dni i opisy są wymyślone."
POLISH = WordsDraft(
    architecture="Do budynku prowadzi wejście bez schodów od ulicy Pokazowej 1. Drzwi otwierają się"
    " automatycznie.\n\nW budynku jest winda z przyciskami w alfabecie Braille’a i zapowiedzią głosową oraz"
    " toaleta dostosowana do wózka. Przed wejściem są dwa miejsca postojowe dla osób"
    " z niepełnosprawnościami. Można wejść z psem asystującym.",
    communication="Na spotkaniach jest pętla indukcyjna. Tłumacza polskiego języka migowego (PJM) zapewniamy"
    " po zgłoszeniu trzy dni robocze wcześniej. Pisma czytamy na głos i pomagamy je wypełnić.",
    barriers=(
        BarrierDraft(
            "Skany porozumień podpisanych na papierze przed 2019 rokiem",
            Ground.OUTSIDE,
            "Ustawa nie obejmuje dokumentów sprzed 23 września 2018 r. Obok skanu jest treść.",
        ),
        BarrierDraft(
            "Nagrania spotkań bez audiodeskrypcji",
            Ground.NOT_YET,
            "Audiodeskrypcję dodamy do końca przyszłego roku. Do tego czasu opisujemy nagranie na prośbę.",
        ),
    ),
)
ENGLISH = WordsDraft(
    architecture="There is a way in without steps at ulica Pokazowa 1; its door opens by itself.\n\nThe"
    " building has a lift with buttons in Braille and spoken announcements, and a toilet for wheelchair"
    " users. Two parking spaces for people with disabilities are in front of it. Assistance dogs may come.",
    communication="Meetings have an induction loop. An interpreter of Polish Sign Language comes when asked"
    " for three working days before. We read letters aloud and help to fill in forms.",
    barriers=(
        BarrierDraft(
            "Scans of agreements signed on paper before 2019",
            Ground.OUTSIDE,
            "The act does not cover documents of before 23 September 2018. The text stands beside each scan.",
        ),
        BarrierDraft(
            "Recordings of meetings without audio description",
            Ground.NOT_YET,
            "It will be added by the end of next year. Until then we describe a recording when asked.",
        ),
    ),
)
UKRAINIAN = WordsDraft(
    architecture="До будівлі веде вхід без сходів з вулиці Показової 1, двері відчиняються"
    " автоматично.\n\nУ будівлі є ліфт із кнопками шрифтом Брайля та голосовими оголошеннями і туалет для"
    " людей на візках. Перед входом є два паркувальні місця для людей з інвалідністю. Можна зайти із"
    " собакою-помічником.",
    communication="На зустрічах є індукційна петля. Перекладача польської жестової мови запрошуємо, якщо"
    " повідомити за три робочі дні. Читаємо листи вголос і допомагаємо їх заповнити.",
    barriers=(
        BarrierDraft(
            "Скани договорів, підписаних на папері до 2019 року",
            Ground.OUTSIDE,
            "Закон не охоплює документів до 23 вересня 2018 року. Поруч зі сканом є текст договору.",
        ),
        BarrierDraft(
            "Записи зустрічей без аудіоопису",
            Ground.NOT_YET,
            "Аудіоопис додамо до кінця наступного року. До того часу описуємо запис на прохання.",
        ),
    ),
)
EASY = """Partnerstwo to grupa instytucji. Te instytucje pracują razem.

Pomagamy osobom, którym trudno znaleźć pracę. Pomagamy też organizacjom, które je zatrudniają.

Możesz do nas zadzwonić. Możesz przyjść do urzędu. Możesz napisać e-mail.

Jeśli czegoś nie rozumiesz, powiedz nam. Wyjaśnimy to jeszcze raz."""
PLAIN = """Sekretariat partnerstwa prowadzi spis instytucji, które podpisały porozumienie, \
i zwołuje ich spotkania.

Sprawę można załatwić przez telefon, e-mailem, listem albo osobiście w dni robocze \
od 7.30 do 15.30. Wniosek można złożyć także przez formularz na stronie partnerstwa.

Odpowiedź na wniosek przychodzi w terminie podanym przy formularzu. Zawsze można poprosić o pomoc."""
SIGN = """Film w polskim języku migowym mówi, czym zajmuje się sekretariat, gdzie jest urząd i jak do niego \
napisać. Adres filmu jest pokazowy."""


def site() -> None:
    """Publish the statement of the installation, in three languages, reviewed this year."""
    _publish(None, "Operator pokazu Spoiwa", "Spoiwo – pokaz", "https://spoiwo.example.org/")


def zwolen(partnership: Partnership) -> None:
    """Publish the partnership's own statement, and tell of the office in other ways."""
    _publish(
        partnership,
        "Powiat zwoleński",
        "Partnerstwo powiatu zwoleńskiego",
        "https://partnerstwo-zwolen.example.org/",
    )
    for form, text, film in (
        (Form.EASY, EASY, ""),
        (Form.PLAIN, PLAIN, ""),
        (Form.SIGN, SIGN, "https://film.example.org/pjm"),
    ):
        services.write_introduction(
            actor=ACTOR, partnership=partnership, form=form, text=text, film_url=film, version=0
        )


def _publish(partnership: Partnership | None, entity: str, name: str, address: str) -> Declaration:
    today = clock.today()
    made = services.publish_declaration(
        actor=ACTOR,
        partnership=partnership,
        draft=DeclarationDraft(
            entity=entity,
            site_name=name,
            site_url=address,
            site_published_on=date(2019, 6, 3),
            site_updated_on=date(2024, 9, 2),
            status=Status.PARTIAL,
            method=Method.SELF,
            prepared_on=date(2025, 3, 10),
            contact_name="Olga Pokazowa",
            contact_email="dostepnosc@example.org",
            contact_phone="48 600 70 80",
            words=POLISH,
            demo_note=NOTE,
        ),
        after=0,
    )
    for language, words in ((Language.EN, ENGLISH), (Language.UK, UKRAINIAN)):
        services.translate_declaration(actor=ACTOR, declaration=made, language=language, draft=words)
    services.confirm_review(
        actor=ACTOR,
        declaration=made,
        on=min(today, max(date(today.year, 3, 12), date(2025, 3, 10))),
        remark="Dziesięć stron klawiaturą i czytnikiem ekranu.",
    )
    return made
