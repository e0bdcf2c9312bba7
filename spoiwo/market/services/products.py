"""Products and services of a showcase."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from spoiwo.common.actors import Actor
from spoiwo.common.decisions import require
from spoiwo.common.exceptions import BadInput, ConcurrentChange, WrongState
from spoiwo.common.states import lock
from spoiwo.market import rules
from spoiwo.market.models import Product, Showcase
from spoiwo.market.services.indexing import reindex
from spoiwo.market.services.shared import need_words, note
from spoiwo.market.services.showcases import STALE, assure_if_own
from spoiwo.market.states import Kind, State

MOST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductDraft:
    """One product or service as typed; prices are in grosze."""

    kind: str
    name: str
    description: str = ""
    price_from: int | None = None
    price_to: int | None = None
    price_words: str = ""
    capacity: str = ""
    lead_time: str = ""
    delivery: str = ""


def _write(product: Product, draft: ProductDraft) -> None:
    if draft.kind not in Kind.values:
        raise BadInput(_("Choose one from the list."), "kind")
    low, high = draft.price_from, draft.price_to
    if low is not None and high is not None and low > high:
        raise BadInput(_("The upper price is below the lower one."), "price_to")
    product.kind = draft.kind
    product.name = need_words(draft.name, _("Write what is sold."), "name")
    product.price_from, product.price_to = low, high
    for name in ("description", "price_words", "capacity", "lead_time", "delivery"):
        setattr(product, name, getattr(draft, name).strip())


@transaction.atomic
def add_product(*, actor: Actor, showcase: Showcase, draft: ProductDraft) -> Product:
    """Add a product; the same one sent twice is one: a double press of the button adds nothing."""
    lock(showcase)
    require(rules.can_change(actor, showcase))
    rows = Product.objects.filter(showcase=showcase)
    product = Product(showcase=showcase)
    _write(product, draft)
    twin: Product | None = rows.filter(name=product.name, description=product.description).first()
    if twin is not None:
        return twin
    if rows.count() >= MOST:
        raise BadInput(_("A showcase holds at most %(most)d products.") % {"most": MOST}, "name")
    product.order = (rows.aggregate(last=Max("order"))["last"] or 0) + 1
    product.save()
    _after(actor, showcase, "market.product.added", product)
    return product


@transaction.atomic
def edit_product(*, actor: Actor, product: Product, draft: ProductDraft, version: int | None = None) -> None:
    """Write a product anew."""
    showcase = product.showcase
    lock(showcase)
    lock(product)
    require(rules.can_change(actor, showcase))
    if version is not None and product.version != version:
        raise ConcurrentChange(STALE)
    _write(product, draft)
    product.version += 1
    product.save()
    _after(actor, showcase, "market.product.edited", product)


@transaction.atomic
def remove_product(*, actor: Actor, product: Product) -> None:
    """Take a product off; the last one of a shown showcase stays, because there would be nothing to show."""
    showcase = product.showcase
    lock(showcase)
    require(rules.can_change(actor, showcase))
    is_last = not Product.objects.filter(showcase=showcase).exclude(pk=product.pk).exists()
    if is_last and showcase.state == State.SHOWN:
        raise WrongState(_("It is the last product. Hide or end the showcase instead."))
    number = product.pk
    product.delete()
    product.pk = number
    _after(actor, showcase, "market.product.removed", product)


def _after(actor: Actor, showcase: Showcase, action: str, product: Product) -> None:
    assure_if_own(actor, showcase)
    showcase.save(update_fields=["assured_on", "assured_by"])
    note(actor, action, showcase, product=product.pk, name=product.name)
    reindex(showcase)
