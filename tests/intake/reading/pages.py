"""Pages in the manner of Polish office portals and blogs, written anew: what is theirs is only the build."""

TITLE = "Podpisanie porozumienia o partnerstwie w powiecie łosickim"
ARTICLE = (
    "W środę, 12 czerwca 2019 r., w siedzibie starostwa podpisano porozumienie o zawarciu partnerstwa na "
    "rzecz rozwoju ekonomii społecznej. Dokument sygnowało dziewięć instytucji z terenu powiatu.",
    "Celem współpracy jest tworzenie miejsc pracy dla osób zagrożonych wykluczeniem społecznym, "
    "promocja spółdzielni socjalnych oraz wymiana doświadczeń między urzędami i organizacjami pozarządowymi.",
    "Kolejne spotkanie zaplanowano na jesień. Gospodarzem będzie Powiatowe Centrum Pomocy Rodzinie, a "
    "tematem zlecanie usług podmiotom ekonomii społecznej.",
)
SIGNATORIES = (
    "Powiatowy Urząd Pracy w Łosicach,",
    "Gmina Platerów,",
    "Stowarzyszenie „Razem dla Sarnak”,",
)
COOKIES = "Nasz serwis wykorzystuje pliki cookies. Korzystając z niego, wyrażasz zgodę na ich używanie."


def _paragraphs() -> str:
    items = "".join(f"<li>{name}</li>" for name in SIGNATORIES)
    first, *rest = (f"<p>{words}</p>" for words in ARTICLE)
    return f"{first}<ul>{items}</ul>{''.join(rest)}"


def a_liferay_page() -> str:
    """A labour office's portal: menus in lists, an article in divisions, a gallery, a box of publication."""
    shots = "".join(
        f'<a href="/i/{n}.JPG&imagePreview=1"><img src="/t{n}" alt="Zdjęcie galerii artykułu: - {n}.JPG"></a>'
        f"<span>Zdjęcie galerii artykułu: - {n}.JPG&imagePreview=1</span>"
        for n in range(1, 7)
    )
    menu = "".join(
        f'<li><a href="#">{name}</a></li>' for name in ("Aktualności", "Dla pracodawców", "O urzędzie")
    )
    return f"""<!DOCTYPE html><html lang="uk"><head><meta charset="utf-8">
    <title>{TITLE} - Wojewódzki Urząd Pracy</title>
    <meta property="og:site_name" content="Wojewódzki Urząd Pracy">
    </head><body class="has-sidebar open menu">
    <a href="#c" class="sr-only">Przejdź do treści</a>
    <div id="banner"><h1 class="site-title"><a href="/">Wojewódzki Urząd Pracy</a></h1>
    <div id="navigation"><ul class="nav">{menu}</ul></div></div>
    <ol class="breadcrumb"><li><a href="/">Strona główna</a></li><li>Aktualności</li></ol>
    <div class="portlet-layout"><div class="portlet-column"><h2 class="portlet-title">Опубліковувач</h2>
    <div class="journal-content-article"><h3>{TITLE}</h3><div>{_paragraphs()}</div></div>
    <div class="article-gallery">{shots}</div>
    <div class="article-metadata"><h4>Informacje o publikacji dokumentu</h4><ul>
    <li>Data publikacji: 14.06.2019 09:12</li><li>Opublikował: Ewa Wiśniewska-Lis</li>
    <li>Data modyfikacji: 17.06.2019</li></ul></div></div></div>
    <div class="portlet-boundary"><span>Menu Display</span><ul>{menu}</ul></div>
    <div id="footer"><p>ul. Prosta 1, 08-200 Miasto, tel. 22 000 00 00, kancelaria@urzad.example, czynne w dni
    robocze od 8.00 do 16.00, kasa do 15.00</p><p>© 2019 Wszelkie prawa zastrzeżone</p></div></body></html>"""


def a_blog_page() -> str:
    """A company's blog: rating, categories, comments, a box for addresses, a notice of cookies at the end."""
    return f"""<html lang="pl-PL"><head><meta charset="utf-8"><title>{TITLE} | Firma Szkoleniowa Opus</title>
    <script type="application/ld+json">{{"@graph": [{{"@type": "Organization", "name": "Opus"}},
    {{"@type": "BlogPosting", "datePublished": "2019-06-14T08:00:00+02:00",
    "author": {{"name": "Adam Zych"}}}}]}}
    </script></head><body><header><nav><ul><li><a href="/">Start</a></li><li><a href="/o">O nas</a>
    </li></ul></nav>
    </header><main id="content"><article class="post type-post">
    <h1 class="entry-title">{TITLE}</h1>
    <div class="post-meta">Opublikowano: 14.06.2019 <a href="/blog">&lt; Powrót do wpisów</a>
    <span class="kk-star-ratings">Ocena artykułu: ★★★★☆</span> Kategoria: <a href="/n">Newsy</a></div>
    <img src="a.jpg" alt="partnerstwo lokalne">
    <div class="entry-content">{_paragraphs()}<h2>Zasady</h2>
    <p>Zasadami są dobrowolność i otwartość.</p></div>
    <div class="sharedaddy"><a href="#">Facebook</a> <a href="#">Twitter</a></div></article>
    <div id="comments"><h3>Brak komentarzy</h3><form><label>Dodaj komentarz</label><textarea>
    </textarea></form></div>
    <aside class="widget-area"><h3>Ostatnie wpisy</h3><ul><li><a href="#">Jak założyć spółdzielnię socjalną w
    pięciu krokach i nie zwariować po drodze</a></li></ul></aside></main>
    <div class="box-bottom"><h3>Bądź na bieżąco, dołącz do nas</h3><p>Zapisz się na Newsletter!</p>
    <p>Czy chcesz otrzymywać powiadomienia o najnowszych wpisach na blogu za pośrednictwem wiadomości
    mailowych?</p></div>
    <div class="cc-window">{COOKIES} <a href="#">Polityka prywatności</a> <button>Zrozumiałem</button></div>
    </body></html>"""


def a_table_page() -> str:
    """A page of the time when tables laid pages out: no classes, a menu in the left cell, windows-1250."""
    words = "<br><br>".join((*ARTICLE, "<br>".join(SIGNATORIES)))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250">
    <title>{TITLE}</title></head><body bgcolor=white><table width=900><tr><td colspan=2><img src=herb.gif>
    <b>Starostwo Powiatowe</b></td></tr><tr><td width=200><a href=a>Aktualności</a><br>
    <a href=b>Zarząd</a><br>
    <a href=c>Rada Powiatu</a><br><a href=d>Kontakt</a></td><td><h2>{TITLE}</h2>{words}<table border=1>
    <tr><td>Gmina
    <td>Liczba osób<tr><td>Platerów<td>14<tr><td>Sarnaki<td>9</table></td></tr><tr><td colspan=2>Dziś jest
    poniedziałek. Jesteś 12345 gościem na stronie.</td></tr></table></body></html>"""


def a_bip_page() -> str:
    """A page of the public information bulletin: a text, and a table of who made and who published it."""
    return f"""<!DOCTYPE html><html lang="pl"><head><meta charset="utf-8"><title>BIP - {TITLE}</title>
    </head><body>
    <div class="wcag-toolbar">Kontrast A A+ A++</div><div class="lewe-menu"><ul><li>
    <a href=1>Rejestry</a></li>
    <li><a href=2>Uchwały</a></li></ul></div><div id="tresc"><h1>{TITLE}</h1>{_paragraphs()}
    <table><tr><th>Lp.</th><th>Instytucja</th></tr><tr><td>1</td><td>Gmina Platerów</td></tr></table>
    <table class="metryczka"><tr><td>Wytworzył:</td><td>Jan Kot</td></tr><tr><td>Data wytworzenia:</td>
    <td>2019-06-13</td></tr><tr><td>Opublikował(a):</td><td>Ewa Lis</td></tr><tr><td>Data publikacji:</td>
    <td>2019-06-14</td></tr><tr><td>Liczba wyświetleń:</td><td>120</td></tr></table></div>
    <div class="stopka">Realizacja: Firma</div></body></html>"""
