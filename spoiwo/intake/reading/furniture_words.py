"""Words that furniture consists of, one way of saying it a line, as regular expressions."""

# The whole block is one of these, give or take signs around it.
ALONE = {
    "menu": r"""
menu(?: display| główne| strony)?
nawigacja
jesteś tutaj.{0,120}
strona główna
mapa (?:strony|serwisu)
przejdź do (?:treści|menu|wyszukiwarki|stopki).{0,40}
(?:po)?wr(?:óć|ót)(?: do (?:wpisów|listy|góry|strony głównej|aktualności|poprzedniej strony).{0,30})?
na górę
do góry
czytaj (?:więcej|dalej)
więcej
poprzedni[ae]?(?: (?:artykuł|wpis|strona|post))?
następn[yae](?: (?:artykuł|wpis|strona|post))?
szukaj
wyszukaj
wyszukiwarka
wyszukiwanie
zaloguj(?: się)?
zamknij
rozwiń
zwiń
(?:zmień )?(?:rozmiar czcionki|wielkość (?:czcionki|tekstu)|kontrast|wysoki kontrast)
a ?a\+ ?a\+\+
tagi?:.{0,150}
kategori[ae]:.{0,80}
skip to (?:main )?content
home
strona \d+ z \d+
""",
    "share": r"""
drukuj(?: (?:stronę|artykuł|treść))?
wersja do druku
pobierz(?: jako)? pdf
zapisz (?:jako|do) pdf
wyślij (?:e-?mail(?:em)?|znajomemu|link).{0,30}
poleć znajomemu
udostępnij.{0,60}
podziel się.{0,40}
(?:facebook|twitter|linkedin|x|instagram|youtube)(?:\W+(?:facebook|twitter|linkedin|x|instagram|youtube))*
lubię to!?
tweetnij
(?:tweet|share)(?: .{0,20})?
""",
    "rating": r"""
oceń(?: (?:artykuł|wpis|stronę|tekst))?.{0,40}
(?:średnia )?ocena(?: (?:artykułu|wpisu|strony|tekstu))?(?: ?:.{0,40})?
(?:liczba )?głosów ?: ?\d+
\d+ głos(?:y|ów)
[★☆]+.{0,30}
czy (?:ta strona|ten artykuł|ta informacja) (?:była?|okazała? się) (?:pomocn|przydatn).{0,20}
""",
    "comments": r"""
(?:brak|0|\d+) komentarz[yea]?
dodaj komentarz
skomentuj
komentarze(?: ?\(\d+\))?
zostaw komentarz
napisz komentarz
anuluj (?:pisanie )?odpowied(?:ź|zi)
""",
    "sign_up": r"""
zapisz się (?:na|do) (?:nasz(?:ego)? )?newsletter.{0,30}
newsletter
bądź na bie[żz]ąco.{0,40}
subskrybuj.{0,40}
(?:podaj|twój|wpisz)(?: swój)?(?: adres)? e-?mail.{0,30}
zapisz (?:mnie|się)
dołącz do nas.{0,30}
""",
    "gallery": r"""
galeria(?: zdjęć)?
(?:zobacz|obejrzyj) (?:galerię|zdjęcia).{0,40}
fotogaleria
zdjęcie \d+(?: z \d+)?
[\w .()-]{1,60}\.(?:jpe?g|png|gif|webp|svg)
powiększ(?: zdjęcie)?
(?:poprzednie|następne) zdjęcie
""",
    "cookies": r"""
(?:za)?akceptuj(?:ę)?(?: wszystkie)?(?: cookies| ciasteczka| pliki cookie)?
odrzuć(?: wszystkie)?
rozumiem
ok,? rozumiem
zrozumiał[eao]m(?:/a?m)?
polityka (?:prywatności|cookies|plików cookies?)(?:\W+(?:rozumiem|zrozumiał\S+|akceptuję|ok|zamknij))?
ustawienia (?:cookies|plików cookie|prywatności)
zgadzam się
nie zgadzam się
klauzula informacyjna(?: rodo)?
""",
    "footer": r"""
(?:©|copyright|\(c\)).{0,160}
wszelkie prawa zastrzeżone.{0,100}
deklaracja dostępności
(?:projekt i )?(?:realizacja|wykonanie) ?:.{0,80}
.{0,40}wszystkie prawa zastrzeżone
liczba (?:odwiedzin|wizyt) ?: ?\d+
(?:jesteś )?\d+ gościem.{0,40}
""",
    "related": r"""
(?:zobacz|czytaj|przeczytaj) (?:także|też|również|podobne).{0,120}
powiązane (?:artykuły|wpisy|treści|strony)
podobne (?:artykuły|wpisy)
ostatnie (?:wpisy|artykuły|aktualności)
archiwum
najnowsze (?:wpisy|komentarze|artykuły)
popularne(?: wpisy)?
""",
}
