"""Two articles in other languages: one keeps up with the Polish text, a correction leaves one behind."""

from dataclasses import dataclass
from datetime import date

from django_scopes import scope

from spoiwo.common import clock
from spoiwo.common.actors import SystemActor
from spoiwo.pages import services
from spoiwo.pages.models import Article
from spoiwo.pages.states import Language

NOTE = "Tłumaczenie jest pokazowe: powstało dla tej prezentacji, a jego data i autor są zmyślone."
ACTOR = SystemActor("redakcja, dane pokazowe")


@dataclass(frozen=True, slots=True)
class Said:
    """What a translation says, and on which day it was published."""

    language: Language
    day: date
    title: str
    lead: str
    text: str


RADOM = Said(
    language=Language.UKRAINIAN,
    day=date(2018, 4, 10),
    title="Два партнерства в радомському субрегіоні",
    lead="У березні 2018 року установи Зволенського та Пшисуського повітів домовилися разом працювати "
    "для соціальної економіки.",
    text="<h2>Зволень: сім підписів</h2><p>Угоду про партнерство у Зволенському повіті підписали 28 березня "
    "2018 року у двох місцях: у міському управлінні та у старости. До неї приєдналися сім установ: "
    "радомський університет, повітове бюро праці, староство, міське управління та три об’єднання, серед них "
    "місцева група дії, завдяки якій спільні наміри легше вписати у стратегію розвитку.</p><p>Повідомлено "
    "також про приєднання радомської філії воєводського бюро праці у Варшаві.</p><h2>Одживул: троє "
    "партнерів</h2><p>На п’ять днів раніше, 23 березня, партнерство Пшисуського повіту уклали в Одживулі "
    "ґміна, культурно-освітнє об’єднання та місцева група дії з Кльвова. Вони зобов’язалися, зокрема:</p>"
    "<ul><li>створювати більше робочих місць у соціальній економіці, щоб менше людей опинялося осторонь,"
    "</li><li>об’єднувати сили та підтримувати одне одного,</li><li>дбати про добрі умови для суб’єктів "
    "соціальної економіки,</li><li>підтримувати соціально відповідальний бізнес і самоврядування, яке "
    "застосовує соціальні умови в закупівлях.</li></ul><h2>З якого проєкту</h2><p>Обидва партнерства виникли "
    "в проєкті Фонду «Фонд співпраці», співфінансованому з Європейського соціального фонду.</p>",
)
KNOWLEDGE = Said(
    language=Language.ENGLISH,
    day=date(2018, 6, 11),
    title="A local partnership: what for, with whom and by what rules",
    lead="What a local partnership is, who may take part in it, and how the partnership of the Nowy Dwór "
    "county came about.",
    text="<p>A local partnership brings together institutions that want to solve the matters of their "
    "commune or county together. It starts with inhabitants and organisations, not with an order.</p>"
    "<h2>Aims</h2><ul><li>inhabitants who know each other, and social dialogue,</li><li>a better labour "
    "market,</li><li>a livelier local economy and competitive companies,</li><li>lower costs, and matters "
    "settled quickly because they are small.</li></ul><h2>Who may take part</h2><p>Local government, "
    "companies, public administration, institutions of the labour market such as county labour offices, "
    "chambers of commerce, trade unions, training centres and non-governmental organisations.</p>"
    "<h2>Rules</h2><ul><li>reporting: information flows both ways,</li><li>openness to all groups,</li>"
    "<li>the rule of law and democratic procedures,</li><li>work that is voluntary and unpaid.</li></ul>"
    "<h2>Kinds of partnerships</h2><p>Public-private, of a project, of a trade, and local, which join all "
    "three sectors.</p><h2>How it was in the Nowy Dwór county</h2><p>The agreement was signed on 19 April "
    "2018, at an extraordinary sitting of the county’s council of the labour market. The director of the "
    "county labour office took the initiative, in agreement with the starost. The authorities of the county "
    "and of all six communes signed it; together they form the group of leaders. On 6 June the first meeting "
    "was held in Trębki Nowe.</p>",
)


def translate(article: Article, said: Said) -> None:
    """Publish the translation on its day."""
    partnership = article.partnership
    with scope(partnership=partnership), clock.frozen(said.day):
        draft = services.begin_translation(actor=ACTOR, article=article, language=said.language)
        draft.title, draft.lead, draft.body = said.title, said.lead, [("text", said.text)]
        draft.written_by, draft.written_on, draft.demo_note = "tłumaczka partnerstwa", said.day, NOTE
        draft.save_revision()
        services.publish_article(actor=ACTOR, article=draft, at=clock.now())
