"""Words that tell the kind of an institution, for names in any case and with usual abbreviations.

Patterns meet lower case without Polish marks. ``is_head`` marks words that begin a name of their own.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind and the words that tell it."""

    category: str
    words: str
    labels: tuple[str, ...] = ()
    is_head: bool = True


# "Gorzowskie Centrum …", "Powiatowego Centrum …": an adjective in front belongs to the name.
_OF = r"(?:\w+(?:sk|ck|dzk|nn|ow|aln)\w{1,4}\s)?"

RULES = (
    Rule("irp.wup", r"wojewodzk\w+ urz[ae]d\w* pracy|\bwup\b"),
    Rule("irp.pup", r"(?:(?:powiatow|grodzk|\w+sk)\w{1,4} )?urz[ae]d\w* pracy\b|\bpup\b|\bgup\b|\bmup\b"),
    Rule(
        "irp.ohp",
        r"(?:\w+sk\w* )?wojewodzk\w+ komend\w+ (?:ohp|ochotnicz\w+ huf\w+ pracy)|ochotnicz\w+ huf\w+ pracy"
        r"|\bohp\b|\bhuf(?:iec|ca|cu) pracy|srodowiskow\w+ huf\w+ pracy",
    ),
    Rule("irp.prrp", r"(?:powiatow\w+|wojewodzk\w+) rad\w* rynku pracy|\bprrp\b"),
    Rule("irp.agencja", r"agencj\w+ (?:zatrudnienia|pracy(?: tymczasowej)?|posrednictwa pracy)"),
    Rule(
        "irp.szkoleniowa",
        r"(?:osrod\w+|centrum|instytucj\w+|firm\w+) (?:szkolen\w*|ksztalcenia i doskonalenia|doskonalenia)"
        r"|zaklad\w* doskonalenia zawodowego|\bzdz\b|niepubliczn\w+ placowk\w+ ksztalcenia ustawicznego",
    ),
    Rule("irp.dialog", r"zwiaz\w+ zawodow\w+|\bnszz\b|\bopzz\b|forum zwiazkow zawodowych"),
    Rule("gov.wojewoda", r"^wojewod\w\b|\w*\s?urz[ae]d\w* wojewodzk\w+"),
    Rule(
        "gov.min",
        r"ministerstw\w+|^minister\b|kuratori\w+ oswiaty|zaklad\w* ubezpieczen spolecznych|\bzus\b|\bpfron\b"
        r"|panstwow\w+ fundusz\w* rehabilitacji|urz[ae]d\w* (?:skarbow|statystyczn)\w+|inspekcj\w+ pracy"
        r"|komend\w+ (?:powiatow|miejsk|wojewodzk)\w+ (?:policji|panstwow)|zaklad\w* karn\w+"
        r"|areszt\w* sledcz\w+|nadlesnictw\w+|\barimr\b|kas\w+ rolniczego ubezpieczenia|\bkrus\b"
        r"|osrod\w+ doradztwa rolniczego",
    ),
    Rule(
        "jst.zwiazek",
        r"zwiaz\w+ (?:miedzygminn\w+|gmin\b|powiatow\b|miast\b|komunaln\w+|jednostek samorzadu)"
        r"|stowarzyszen\w+ (?:gmin|powiatow|samorzadow|jednostek samorzadu)\b",
    ),
    Rule(
        "jst.wojewodztwo",
        r"^wojewodztw\w+|urz[ae]d\w* marszalkowsk\w+|^marszal\w+|samorzad\w* wojewodztwa",
    ),
    Rule("jst.powiat", r"^powiat\w{0,2} \w+|starostw\w+|^starost\w\b|zarzad\w* powiatu"),
    Rule(
        "jst.gmina",
        r"^gmin\w{1,2}\b|^miasto (?:i gmina )?\w+|urz[ae]d\w* (?:gmin\w|miasta|miejsk\w+|miejsko-gminn\w+)"
        r"|^burmistrz\w*|^wojt\w?\b|^prezydent\w? miasta",
    ),
    Rule(
        "ps.rops",
        r"regionaln\w+ osrod\w+ polityki spolecznej|\brops\b|\w+ centrum polityki spolecznej|\bmcps\b",
    ),
    Rule("ps.cus", rf"{_OF}centrum uslug spolecznych|\bcus\b"),
    Rule("ps.pcpr", rf"{_OF}centrum pomocy rodzinie|\bpcpr\b"),
    Rule(
        "ps.ops",
        r"(?:(?:miejsk|gminn|miejsko ?- ?gminn)\w+ (?:i gminn\w+ )?)?"
        r"osrod\w+ pomocy (?:spolecznej|rodzinie)|\b[mg]{0,2}ops\b|\bmopr\b",
    ),
    Rule("ps.sds", r"(?:powiatow\w+ )?srodowiskow\w+ dom\w* samopomocy|\bsds\b"),
    Rule("ps.dps", rf"{_OF}dom\w* pomocy spolecznej|\bdps\b"),
    Rule("es.owes", r"(?:\w+sk\w+ )?osrod\w+ (?:wsparcia|wspierania) ekonomii spolecznej|\bowes\b"),
    Rule("ngo.kgw", r"kol\w+ gospodyn wiejskich|\bkgw\b"),
    Rule("ngo.osp", r"ochotnicz\w+ straz\w* pozarn\w+|\bosp\b"),
    Rule("pes.ss", r"(?:wielobranzow\w+ )?spoldzieln\w+ socjaln\w+"),
    Rule(
        "pes.sp",
        r"spoldzieln\w+ (?:pracy|inwalidow|niewidomych|produkcji rolnej|kolek rolniczych|rzemieslnicz\w+)"
        r"|rolnicz\w+ spoldzieln\w+",
    ),
    Rule("pes.kis", rf"{_OF}klub\w* integracji spolecznej|\bkis\b"),
    Rule("pes.cis", rf"{_OF}centrum integracji spolecznej|\bcis\b"),
    Rule("pes.wtz", r"warsztat\w* terapii zajeciow\w+|\bwtz\b"),
    Rule("pes.zaz", r"zaklad\w* aktywnosci (?:zawodow|spoleczn)\w+|\bzaz\b"),
    Rule("ngo.stowarzyszenie", r"uniwersytet\w* (?:iii|3|trzeciego) wieku|\butw\b"),
    Rule(
        "edu.uczelnia",
        r"\w*\s?uniwersytet\w*|politechnik\w+|(?:\w+(?:sk|ck)\w+ )?akademi\w+ (?!mlod|senior|rozwoj)\w+"
        r"|(?:\w+(?:sk|ck)\w+ )?uczelni\w+|(?:panstwow\w+ )?wyzsz\w+ szkol\w+|szkol\w+ (?:glown|wyzsz)\w+",
    ),
    Rule(
        "edu.szkola",
        r"(?:(?:branzow|publiczn|specjaln|podstawow|niepubliczn)\w+ )?"
        r"szkol\w+ (?:podstawow|ponad|branzow|specjaln|zawodow|policealn)\w+"
        r"|zespol\w* (?:szkol|placowek|szkolno)\w*|lice\w+ ogolno\w+|technikum\b|przedszkol\w+"
        r"|poradni\w+ (?:psychologiczno|pedagogiczno)\W*\w+"
        r"|centrum ksztalcenia (?:zawodowego|ustawicznego|praktycznego)"
        r"|(?:specjaln\w+ )?osrod\w+ szkolno\W+\w+|bibliotek\w+ pedagogiczn\w+"
        r"|mlodziezow\w+ osrod\w+ (?:wychowawcz|socjoterapii)\w*",
    ),
    Rule(
        "kult.jednostka",
        r"(?:(?:gminn|miejsk|miejsko-gminn|powiatow|wiejsk|mlodziezow)\w+ )?"
        r"(?:osrod\w+ kultur\w*|dom\w* kultury|centrum kultur\w*|bibliotek\w+ publiczn\w+|bibliotek\w+)"
        r"|muze\w+|teatr\w*|filharmoni\w+|\b[gm]ok\b|\bmgok\b|osrod\w+ (?:upowszechniania )?kultury",
    ),
    Rule(
        "biz.izba",
        r"(?:\w+(?:sk|ck)\w+ )?izb\w+ (?:gospodarcz|rzemiesl|rolnicz|przemyslowo|rzemiosla)\w*|^cech\w* \w+"
        r"|business centre club|zwiaz\w+ (?:pracodawcow|rzemiosla)|pracodawc\w+ \w+|loz\w+ (?:biznesu|bcc)"
        r"|konfederacj\w+ lewiatan",
    ),
    Rule(
        "ngo.koscielna",
        r"parafi\w+|caritas\w*|(?:archi)?diecezj\w+|zgromadzeni\w+ siostr|kosciol\w*"
        r"|zakon\w* (?:braci|siostr)",
    ),
    Rule(
        "ngo.klub",
        r"(?:(?:uczniowsk|ludow|miejsk|gminn)\w+ )?klub\w* sportow\w+|\b[ulm]ks\b|spolk\w+ non.?profit",
    ),
    Rule("ngo.fundacja", r"fundacj\w+"),
    Rule(
        "ngo.stowarzyszenie",
        r"stowarzyszen\w+|towarzystw\w+|polski\w* (?:czerwon\w+ krzyz\w*|komitet\w* pomocy|zwiaz\w+)"
        r"|bank\w* zywnosci|zwiaz\w+ (?:harcerstwa|emerytow|kombatantow|niewidomych)|\bpck\b|\bpkps\b|\bzhp\b"
        r"|rad\w+ organizacji pozarzadowych|federacj\w+ organizacji|wodn\w+ ochotnicz\w+ pogotowi\w+",
    ),
    # A local action group is nearly always an association (ustawa o rozwoju lokalnym, art. 4).
    Rule("ngo.stowarzyszenie", r"lokaln\w+ grup\w+ dzialania|\blgd\b", ("lgd",), is_head=False),
    Rule(
        "biz.przedsiebiorca",
        r"przedsiebiorstw\w+|sp\.? ?z ?o\.? ?o\.?|spolk\w+ (?:akcyjn|jawn|komandytow|cywiln)\w+"
        r"|\bs\.a\.|\bs\.c\.|\bfirm\w+ |\bp\.?p?\.?h\.?u\b"
        r"|^zaklad\w* (?:uslug|produkc|remontow|fryzjer|gospodarki)\w*",
        is_head=False,
    ),
    Rule("inne.osoba", r"^soltys\w*|osob\w+ fizyczn\w+|lider\w* spoleczn\w+"),
)
COMPILED = tuple((re.compile(rf"(?<!\w)(?:{rule.words})"), rule) for rule in RULES)
