"""An item as XML and as JSON: one writer for every kind (BIP-04)."""

import json
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import override
from lxml import etree
from lxml import html as markup

from spoiwo.common.printable import clean
from spoiwo.documents.model import Document, Facts, plain
from spoiwo.documents.render import to_fragment
from spoiwo.portal.feeds import moment
from spoiwo.portal.published.items import Item
from spoiwo.portal.published.kinds import KINDS
from spoiwo.portal.published.record import Record, record_of

Tree = Mapping[str, str | list[dict[str, str]]]
SCHEMA = "spoiwo.item/1"


def tree_of(item: Item) -> Tree:
    """Return all that is public of an item, in Polish as its paper is."""
    with override("pl"):
        paper, record = item.paper(), record_of(item)
        return {
            "schema": SCHEMA,
            "address": f"{settings.SITE_ADDRESS}{item.url}",
            "kind": str(KINDS[item.word].label),
            "title": item.title,
            "partnership": item.partnership.official_name,
            "language": paper.language,
            "metadata": [
                {"label": one.label, "value": one.iso or one.value} for one in record.facts if one.value
            ],
            "changes": _changes(record),
            "facts": [{"label": fact.label, "value": plain(fact.value)} for fact in paper.facts],
            "text": text_of(paper),
        }


def _metadata(record: Record) -> list[dict[str, str]]:
    return [{"label": one.label, "value": one.iso or one.value} for one in record.facts if one.value]


def _changes(record: Record) -> list[dict[str, str]]:
    return [{"at": moment(line.at), "what": line.what, "who": line.who} for line in record.changes]


def text_of(paper: Document) -> str:
    """Return the words of a paper, a block to a line."""
    shown = to_fragment((block for block in paper.blocks if not isinstance(block, Facts)), level=1)
    tree = markup.fragment_fromstring(clean(shown), create_parent="div")
    lines = "\n".join(tree.itertext()).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def as_json(tree: Tree) -> bytes:
    """Return it as JSON."""
    return json.dumps(tree, ensure_ascii=False, indent=1).encode()


def as_xml(tree: Tree) -> bytes:
    """Return it as XML; what XML cannot hold is left out."""
    root = etree.Element("item", {"{http://www.w3.org/XML/1998/namespace}lang": "pl"})
    for name, value in tree.items():
        node = etree.SubElement(root, name)
        if isinstance(value, str):
            node.text = clean(value) or None
            continue
        for row in value:
            entry = etree.SubElement(node, "entry")
            for part, said in row.items():
                etree.SubElement(entry, part).text = clean(said) or None
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written
