"""An old document of the world with an institution found in it, one recorded from it, a name learned."""

import hashlib

from spoiwo.partnerships.models import Partnership
from spoiwo.registry.models import Organization, Person
from spoiwo.sources.models import Finding, LearnedName, LearnedPerson, Origin, SourceDocument
from spoiwo.sources.states import DocumentState, Group, Sureness


def old_documents(partnership: Partnership, word: str) -> dict[str, object]:
    """Return the document and the number of its finding."""
    organization = Organization.objects.order_by("pk").first()
    assert organization is not None
    document = SourceDocument.objects.create(
        partnership=partnership,
        name=f"{word}.txt",
        title=word,
        sha256=hashlib.sha256(word.encode()).hexdigest(),
        size=len(word),
        state=DocumentState.PROPOSED,
        text=word,
        blocks=[{"kind": "paragraph", "start": 0, "end": len(word)}],
        uploaded_by=word,
        uploaded_by_name=word,
    )
    finding = Finding.objects.create(
        document=document,
        number=1,
        group=Group.INSTITUTION,
        values={"name": word, "category": "ngo.fundacja", "role": "other", "locality": ""},
        spans=[[0, len(word)]],
        mention=word,
        sureness=Sureness.LIKELY,
    )
    Origin.objects.create(
        document=document, finding=finding, order=1, record="registry.Organization",
        record_id=organization.pk, label=word, is_made=False,
    )  # fmt: skip
    LearnedName.objects.create(partnership=partnership, words=word.lower(), organization=organization)
    person = Person.objects.order_by("pk").first()
    assert person is not None
    LearnedPerson.objects.create(partnership=partnership, words=word.lower(), person=person)
    return {"source_document": document.pk, "source_finding": finding.number}
