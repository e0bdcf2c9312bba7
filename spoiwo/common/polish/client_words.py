"""Words by which a person named in a text is told from an official, an author or a patron."""

# Words of a case: whom one helps, with what, and what befell them.
CASE = frozenset(
    {
        "adopcja", "alimenciarz", "alimenty", "alkohol", "alkoholik", "alkoholizm", "bezdomność",
        "bezdomny", "bezrobotna", "bezrobotny", "choroba", "chory", "ciąża", "córka", "depresja",
        "dłużniczka", "dłużnik", "eksmisja", "karany", "klient", "klientka", "komornik", "kurator",
        "leczenie", "matka", "mąż", "narkotyk", "niepełnosprawność", "niepełnosprawny", "ojciec",
        "orzeczenie", "petent", "petentka", "piecza", "pobity", "podopieczna", "podopieczny", "przemoc",
        "rozwód", "samobójczy", "schizofrenia", "skazany", "syn", "szpital", "uzależnienie", "uzależniony",
        "więzienie", "wnuczka", "wnuk", "wychowanek", "wychowanka", "wyrok", "zadłużenie", "zapomoga",
        "zasiłek", "żona",
    }
)  # fmt: skip
# Words beside which a name is that of an official, an author or a patron.
OFFICE = frozenset(
    {
        "aleja", "asystent", "asystentka", "autor", "autorka", "burmistrz", "doktor", "doradca",
        "doradczyni", "dyrektor", "dyrektorka", "ekspert", "ekspertka", "fundacja", "imię", "inspektor",
        "kierowniczka", "kierownik", "koordynator", "koordynatorka", "kurator", "marszałek", "mecenas",
        "minister", "osiedle", "patron", "plac", "poseł", "pracownica", "pracowniczka", "pracownik",
        "prelegent", "prelegentka", "prezes", "prezydent", "profesor", "program", "projekt", "prowadzić",
        "prowadzący", "przewodnicząca", "przewodniczący", "psycholog", "radna", "radny", "redaktor",
        "referent", "rondo", "sekretarz", "senator", "sołtys", "specjalista", "specjalistka", "starosta",
        "stowarzyszenie", "szkoła", "trener", "trenerka", "ulica", "wicedyrektor", "wicemarszałek",
        "wiceprezes", "wicestarosta", "wójt", "święty",
    }
)  # fmt: skip
# Right before a surname, each of these makes a client of its bearer.
CLIENT = frozenset(
    {
        "bezrobotna", "bezrobotny", "bezdomna", "bezdomny", "dłużniczka", "dłużnik", "klient", "klientka",
        "pacjent", "pacjentka", "petent", "petentka", "podopieczna", "podopieczny", "wychowanek",
        "wychowanka",
    }
)  # fmt: skip
COURTESY = frozenset({"pan", "pani", "państwo"})
# A colleague is “from” one of these, unless a word of a client stands right before the name.
OFFICES = frozenset(
    {"pup", "wup", "ops", "mops", "gops", "rops", "mopr", "mgops", "pcpr", "gcpr", "cus", "owes"}
)
# Written with a capital in the name of an institution, though there are people of this surname.
INSTITUTION = frozenset(
    {
        "apteka", "bank", "biblioteka", "biuro", "caritas", "centrum", "dom", "dwór", "fundacja", "fundusz",
        "gmina", "izba", "kasa", "klub", "komenda", "kościół", "miasto", "ośrodek", "parafia", "poczta",
        "poradnia", "powiat", "przedszkole", "przychodnia", "punkt", "rada", "sąd", "spółdzielnia", "spółka",
        "stowarzyszenie", "straż", "szkoła", "szpital", "urząd", "warsztat", "zakład", "zespół", "żłobek",
    }
)  # fmt: skip
# Of a nation or a region; “bezrobotny Polak” is nobody in particular.
PEOPLE_AND_PLACES = frozenset(
    {
        "białorusin", "czech", "kaszub", "kujawy", "litwin", "małopolska", "mazowsze", "mazury", "niemiec",
        "podlasie", "polak", "polska", "pomorze", "rom", "rosjanin", "słowak", "śląsk", "ślązak", "turek",
        "ukrainiec", "ukrainka", "warmia", "węgier", "wielkopolska",
    }
)  # fmt: skip
