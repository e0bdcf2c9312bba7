"""The template of a list to fill in. Its content is Polish: it goes out to offices, and comes back."""

import io

import xlsxwriter

from spoiwo.intake.columns import Field

_COLUMNS: tuple[tuple[Field, str, int, str], ...] = (
    (Field.NAME, "Nazwa instytucji", 46, "Pełna nazwa urzędowa. Jedyna kolumna wymagana."),
    (Field.CATEGORY, "Rodzaj", 26, "Na przykład: gmina, PUP, OPS, stowarzyszenie, fundacja. "
     "Pusty rodzaj zostanie odczytany z nazwy."),
    (Field.REGON, "REGON", 16, "9 cyfr, a dla jednostki lokalnej 14. Zera na początku są częścią numeru."),
    (Field.NIP, "NIP", 15, "10 cyfr, z kreskami lub bez."),
    (Field.KRS, "KRS", 15, "10 cyfr z zerami na początku."),
    (Field.STREET, "Ulica i numer", 28, "Sam numer domu, gdy miejscowość nie ma ulic."),
    (Field.POSTAL_CODE, "Kod pocztowy", 14, "Na przykład 26-700."),
    (Field.LOCALITY, "Miejscowość", 22, "Gdy jest pusta, zostanie odczytana z nazwy („w Zwoleniu”)."),
    (Field.UNIT, "Gmina (TERYT)", 18, "Kod TERYT gminy (6 lub 7 cyfr); nazwa, gdy jest jedna w kraju."),
    (Field.WEBSITE, "Strona www", 26, "Strona instytucji."),
    (Field.EMAIL, "E-mail urzędowy", 28, "Adres instytucji, widoczny publicznie. Nie wpisuj prywatnego."),
    (Field.PHONE, "Telefon urzędowy", 18, "Telefon instytucji, będzie widoczny publicznie."),
    (Field.SINCE, "Data przystąpienia", 18, "Na przykład 28.03.2018, 28 marca 2018 r., marzec 2018, 2018."),
    (Field.UNTIL, "Ostatni dzień członkostwa", 24, "Gdy instytucja już nie należy. Ten dzień się liczy."),
    (Field.PERSON, "Przedstawiciel", 26, "Imię i nazwisko osoby, która mówi w imieniu instytucji."),
    (Field.OFFICE, "Funkcja przedstawiciela", 24, "Na przykład Dyrektor."),
    (Field.PERSON_EMAIL, "E-mail przedstawiciela", 28, "Widzą go tylko osoby pracujące w partnerstwie."),
    (Field.PERSON_PHONE, "Telefon przedstawiciela", 22, "Widzą go tylko osoby pracujące w partnerstwie."),
    (Field.NOTE, "Uwagi", 30, "Do 300 znaków."),
)  # fmt: skip
_ABOUT = (
    "Wypełnij arkusz „Sygnatariusze” i wczytaj plik w Spoiwie. Najpierw zobaczysz podgląd z oceną wierszy.",
    "Nic nie zostanie zapisane, dopóki tego nie potwierdzisz.",
    "Kolumn można nie wypełniać, usuwać je i zmieniać ich kolejność. Liczy się nagłówek.",
    "Komórki REGON, NIP, KRS i daty mają format tekstu, żeby arkusz nie gubił zer.",
)
_AS_TEXT = frozenset(
    (Field.REGON, Field.NIP, Field.KRS, Field.POSTAL_CODE, Field.UNIT, Field.SINCE, Field.UNTIL)
)


def template_file() -> bytes:
    """Return an empty XLSX list with headings, and a second sheet that explains every column."""
    target = io.BytesIO()
    # Constant values only: a cell is never taken for a formula, whatever it begins with.
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "Lista sygnatariuszy – wzór", "language": "pl-PL"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
    text = book.add_format({"num_format": "@"})
    sheet = book.add_worksheet("Sygnatariusze")
    for place, (field, heading, width, _about) in enumerate(_COLUMNS):
        sheet.set_column(place, place, width, text if field in _AS_TEXT else None)
        sheet.write_string(0, place, heading, bold)
    sheet.freeze_panes(1, 1)
    _explain(book, bold)
    book.close()
    return target.getvalue()


def _explain(book: xlsxwriter.Workbook, bold: object) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Objaśnienia")
    sheet.set_column(0, 0, 28, wrap)
    sheet.set_column(1, 1, 90, wrap)
    for row, line in enumerate(_ABOUT):
        sheet.merge_range(row, 0, row, 1, line, wrap)
    top = len(_ABOUT) + 1
    sheet.write_string(top, 0, "Kolumna", bold)
    sheet.write_string(top, 1, "Co wpisać", bold)
    for row, (_field, heading, _width, about) in enumerate(_COLUMNS, start=top + 1):
        sheet.write_string(row, 0, heading, wrap)
        sheet.write_string(row, 1, about, wrap)
