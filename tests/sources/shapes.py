"""One text in the shapes in which old documents lie in drawers: a saved page, Word, PDF, a letter."""

from email.message import EmailMessage
from html import escape
from io import BytesIO

import typst
from docx import Document


def as_page(text: str) -> bytes:
    """Return the text as somebody saved it from a website, with what stands around an article."""
    title, *rows = [row for row in text.split("\n") if row.strip()]
    body = "".join(f"<p>{escape(row)}</p>" for row in rows)
    return (
        '<!doctype html><html lang="pl"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body>"
        '<nav><ul><li><a href="/">Strona główna</a></li><li><a href="/kontakt">Kontakt</a></li></ul></nav>'
        f"<main><article><h1>{escape(title)}</h1>{body}</article></main>"
        "<footer><p>Nasza witryna wykorzystuje pliki cookies.</p><p>Brak komentarzy</p></footer>"
        "</body></html>"
    ).encode()


def as_word(text: str) -> bytes:
    """Return the text as a file of Word."""
    made, kept = Document(), BytesIO()
    for row in text.splitlines():
        made.add_paragraph(row)
    made.save(kept)
    return kept.getvalue()


def as_pdf(text: str) -> bytes:
    """Return the text as a PDF, its lines broken as a page breaks them."""
    rows = "\n\n".join(f"#text({_quoted(row)})" for row in text.split("\n") if row.strip())
    source = f'#set page(width: 210mm, height: 297mm)\n#set text(lang: "pl", size: 11pt)\n{rows}\n'
    return typst.compile(source.encode(), format="pdf")


def _quoted(row: str) -> str:
    return '"' + row.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_letter(text: str) -> bytes:
    """Return the text as a letter kept in a mailbox, with a signature."""
    letter = EmailMessage()
    letter["From"], letter["To"] = "aktualnosci@example.org", "sekretariat@example.org"
    letter["Subject"] = text.split("\n", 1)[0]
    letter["Date"] = "Fri, 08 Jun 2018 10:00:00 +0200"
    letter.set_content(text)
    return letter.as_bytes()


def as_text(text: str) -> bytes:
    """Return the text as an old program wrote it."""
    try:
        return text.encode("cp1250")
    except UnicodeEncodeError:
        # One of the originals has a word of another alphabet.
        return text.encode()
