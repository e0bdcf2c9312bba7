"""Documents dropped anywhere on the page come into its field and are sent with its button."""

import base64

from playwright.sync_api import JSHandle, Page, expect

from spoiwo.sources.models import SourceDocument
from spoiwo.sources.selectors import reach
from tests.journeys.browser import CheckPage
from tests.journeys.people import OPERATOR, SignIn
from tests.journeys.test_old_documents import HERE, stage  # noqa: F401  # the fixture of this story
from tests.journeys.words import on_screen
from tests.sources.texts import REPORT, SIGNING

_HELD = """(files) => {
  const held = new DataTransfer();
  for (const [name, content] of files) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    held.items.add(new File([bytes], name, {type: "text/plain"}));
  }
  return held;
}"""


def _held(page: Page, **texts: str) -> JSHandle:
    files = [[f"{name}.txt", base64.b64encode(text.encode()).decode()] for name, text in texts.items()]
    return page.evaluate_handle(_HELD, files)


def test_documents_dropped_anywhere_are_named_and_brought_in(
    page: Page, sign_in: SignIn, accessible: CheckPage
) -> None:
    sign_in(page, OPERATOR).goto(HERE)
    veil = page.get_by_text(on_screen("Drop the documents anywhere on this page"))
    expect(veil).to_be_hidden()
    first = _held(page, sprawozdanie=REPORT)

    page.dispatch_event("h1", "dragenter", {"dataTransfer": first})
    expect(veil).to_be_visible()
    accessible(page)
    page.dispatch_event("h1", "drop", {"dataTransfer": first})
    page.dispatch_event("footer >> nth=0", "drop", {"dataTransfer": _held(page, podpisanie=SIGNING)})

    expect(veil).to_be_hidden()
    named = page.get_by_role("list", name=on_screen("Chosen documents"))
    expect(named.get_by_role("listitem")).to_have_text(["sprawozdanie.txt", "podpisanie.txt"])
    accessible(page)
    # The button has the focus: one key sends them.
    expect(page.get_by_role("button", name=on_screen("Bring in and read"), exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row")).to_have_count(3)
    with reach(None):
        assert set(SourceDocument.objects.values_list("name", flat=True)) == {
            "sprawozdanie.txt",
            "podpisanie.txt",
        }


def test_words_dropped_on_the_page_are_left_alone(page: Page, sign_in: SignIn) -> None:
    sign_in(page, OPERATOR).goto(HERE)
    words = page.evaluate_handle(
        "() => { const held = new DataTransfer(); held.setData('text/plain', 'x'); return held; }"
    )

    page.dispatch_event("h1", "dragenter", {"dataTransfer": words})

    expect(page.get_by_text(on_screen("Drop the documents anywhere on this page"))).to_be_hidden()
