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
