"""The newsletter of the Zwoleń partnership, all of it demonstration content: one issue sent, one draft.

Addresses are of example.org, which takes no mail; the letters are noted as sent without leaving.
"""

from datetime import timedelta

from demo.building import ACTOR
from spoiwo.common import clock
from spoiwo.newsletters import selectors, services
from spoiwo.newsletters.actors import Reader
from spoiwo.newsletters.links import list_headers
from spoiwo.newsletters.models import Issue
from spoiwo.newsletters.services import EntryDraft, IssueDraft, SignUp
from spoiwo.newsletters.states import Topic
from spoiwo.notifications.models import Message
from spoiwo.notifications.selectors import letters_of
from spoiwo.notifications.services import forget_letters
from spoiwo.notifications.states import State as Letter
from spoiwo.partnerships.models import Partnership

NOTE = "Biuletyn jest pokazowy: numer, treść i adresy są wymyślone."
ABOUT = "Raz na kwartał: co ustaliło partnerstwo, gdzie się spotyka i kto oferuje pomoc."
LEAD = """Dzień dobry,

w tym numerze piszemy o tym, co partnerstwo zrobiło od początku roku.
Na spotkania otwarte może przyjść każdy."""
OWN = (
    (
        Topic.NEWS,
        "Jak czytać rejestr sygnatariuszy",
        "Rejestr pokazuje, kto należał do partnerstwa dowolnego dnia. Wystarczy wpisać datę nad listą.",
    ),
    (
        Topic.OFFERS,
        "Kto może pomóc",
        "Oferty wsparcia można szukać słowami, tak jak się o nie pyta: „pomoc przy długach”, „asystent”.",
    ),
)
READERS: tuple[tuple[str, tuple[Topic, ...]], ...] = (
    ("anna.pokazowa@example.org", tuple(Topic)),
    ("jan.pokazowy@example.org", (Topic.NEWS, Topic.MEETINGS)),
    ("biblioteka@example.org", (Topic.MEETINGS,)),
    ("fundacja@example.org", (Topic.NEWS, Topic.OFFERS)),
)
WAITING = "czeka@example.org"


def zwolen(partnership: Partnership) -> None:
    """Open the newsletter, sign readers up, send one issue six weeks ago, leave the next one a draft."""
    services.set_newsletter(actor=ACTOR, partnership=partnership, is_open=True, about=ABOUT)
    with clock.frozen(clock.now() - timedelta(days=45)):
        for email, topics in READERS:
            _type(partnership, email, topics)
            found = selectors.subscription_at(partnership, email)
            assert found is not None
            services.confirm_subscription(actor=Reader(found), subscription=found)
        _send(partnership, _written(partnership))
    _type(partnership, WAITING, (Topic.NEWS,))
    services.draft_issue(actor=ACTOR, partnership=partnership, since=clock.today() - timedelta(days=120))
    forget_letters(_letters(partnership))


def _letters(partnership: Partnership) -> list[int]:
    own = letters_of(partnership.pk).filter(headers__contains=list_headers(partnership))
    return list(own.values_list("pk", flat=True))


def _type(partnership: Partnership, email: str, topics: tuple[Topic, ...]) -> None:
    source = f"/partnerstwa/{partnership.slug}/biuletyn/"
    draft = SignUp(email=email, topics=topics, source=source, demo_note=NOTE)
    services.sign_up(actor=ACTOR, partnership=partnership, draft=draft)


def _written(partnership: Partnership) -> Issue:
    since = clock.today() - timedelta(days=365)
    issue = services.draft_issue(actor=ACTOR, partnership=partnership, since=since)
    for topic, title, text in OWN:
        services.add_words(actor=ACTOR, issue=issue, title=title, text=text, topic=topic)
    entries = [
        EntryDraft(
            number=entry.pk, title=entry.title, text=entry.text, order=entry.order, is_shown=True,
            topic=Topic(entry.topic),
        )
        for entry in selectors.entries_of(issue)
    ]  # fmt: skip
    draft = IssueDraft(title="Co nowego w partnerstwie", lead=LEAD, entries=entries, demo_note=NOTE)
    services.edit_issue(actor=ACTOR, issue=issue, draft=draft)
    return issue


def _send(partnership: Partnership, issue: Issue) -> None:
    audience = selectors.audience_of(issue, selectors.entries_of(issue))
    services.send_issue(actor=ACTOR, issue=issue, fingerprint=audience.fingerprint)
    services.send_turn(actor=ACTOR, partnership=partnership, most=len(READERS))
    # Nothing leaves: the letters are noted as taken by a mail server, and forgotten.
    Message.objects.filter(pk__in=_letters(partnership)).update(state=Letter.SENT, sent_at=clock.now())
    services.settle_issues(actor=ACTOR, partnership=partnership)
