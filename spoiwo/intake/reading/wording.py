"""Why a document is not read, and what is told beside one that is: sentences looked up when shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from spoiwo.intake.reading.model import Param
from spoiwo.intake.wording_of_files import FILES

DOCUMENTS: dict[str, str | Promise] = {
    "too_large": _("The file is too large to be read: at most %(most)s MiB. Divide it into parts."),
    "too_many_pages": _("The file has more than %(most)s pages. Divide it into parts."),
    "empty_file": _("The file is empty. Choose the file again."),
    "empty_page": _("There is no text in the file. Check that it is the right one."),
    "empty_list": _("There is no text in the list. Check that you chose the right file and sheet."),
    "no_pages": _("The PDF has no pages. Save it anew and choose it again."),
    "locked": _("The file is locked with a password. Save it without the password and choose it again."),
    "damaged": _("The file is damaged and cannot be read. Open it in its own program and save it anew."),
    "bomb": _("The file unpacks to far more than a document can hold, so it was not opened. Save it anew."),
    "declarations": _(
        "The file contains declarations that office programs do not write, so it was not opened. "
        "Save it anew."
    ),
    "picture_renamed": _(
        "This is a picture with the name of a %(extension)s file. Choose the document itself."
    ),
    "picture_too_large": _("The picture is too large to be read. Save it smaller and choose it again."),
    "archive": _("This is an archive with files inside. Unpack it and choose the documents."),
    "other_office": _("This is a presentation or a drawing. Save it as PDF and choose the PDF."),
    "old_office": _("This is an old Excel or PowerPoint file. Open it and save it as XLSX or PDF."),
    "needs_office": _("This is an old Word file (DOC), and LibreOffice is not here. Save it as DOCX."),
    "office_failed": _("The old Word file (DOC) could not be opened. Save it as DOCX and choose it again."),
    "unknown": _("This is no document we read. Choose a DOCX, DOC, ODT, RTF, PDF, web page, letter or text."),
    "too_deep": _("The letter is inside a letter inside a letter. Bring it in separately."),
    "too_long": _("The reading took too long and was ended. Divide the file, or save it as plain text."),
    "too_much_memory": _("The file needs more memory than reading may use. Divide it into parts."),
    "too_much_text": _("The file holds more text than a document can. Divide it into parts."),
    "broke_off": _("The reading broke off. Save the file anew in its own program and choose it again."),
    "our_fault": _(
        "The reading stopped because of a fault in the program, not in the file. Read it again; if it stops "
        "once more, tell the operator of this site."
    ),
    "encoding_guessed": _("The file does not say how its letters are saved; they were read as %(encoding)s."),
    "letters_lost": _("Some letters of the file cannot be read. Compare the text with the original."),
    "tracked_changes": _("The file has tracked changes: what was added is read, what was struck out is not."),
    "hidden_text": _("The file has hidden text, which was not read."),
    "hidden_cells": _("The list has hidden rows or columns, which were read too."),
    "macros": _("The file has macros or scripts. They were not run."),
    "remarks": _("The file has remarks in the margin, which were not read."),
    "embedded": _("There are other files inside the file, which were not read."),
    "other_sheets": _("Other sheets were not read: %(names)s."),
    "recognised": _("Pages read from pictures: %(count)s. Compare names and numbers with the original."),
    "scan_unread": _(
        "This is a scan, and there is no program here that reads pictures. Type in what matters."
    ),
    "pages_unread": _("Pages that are only pictures and were not read: %(count)s."),
    "pages_broken": _("Pages that are damaged and were not read: %(count)s."),
    "no_words_in_letter": _("The letter itself has no text; look at the files fastened to it."),
    "more_attachments": _("Only the first %(most)s files fastened to the letter were read."),
}


def say(code: str, params: Mapping[str, Param] | None = None) -> str:
    """Return the sentence of a refusal or a warning in the reader's language."""
    sentence = DOCUMENTS.get(code) or FILES[code]
    return str(sentence) % (params or {})
