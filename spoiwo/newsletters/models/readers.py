"""The newsletter of a partnership, the addresses that get it, and what each of them agreed to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock
from spoiwo.common.scoping import Scoped
from spoiwo.common.texts import POLISH, Text
from spoiwo.newsletters.states import Standing, Topic
from spoiwo.partnerships.models import Partnership


class NewsletterManager(Scoped["Newsletter"]):
    """The newsletter of the partnership in scope."""


class Newsletter(models.Model):
    """Whether a partnership has a newsletter; without one nobody is asked for an address."""

    partnership = models.OneToOneField(Partnership, models.PROTECT, related_name="newsletter")
    is_open = models.BooleanField(_("new readers may sign up"), default=False)
    about = models.TextField(_("what it brings and how often"), max_length=600, blank=True)
    objects: ClassVar[NewsletterManager] = NewsletterManager()

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")

    def __str__(self) -> str:
        return f"Biuletyn: {self.partnership}"


class SubscriptionManager(Scoped["Subscription"]):
    """Addresses of the newsletter of the partnership in scope."""


class Subscription(models.Model):
    """One address on the list, from the moment it was typed until it leaves; then the row is erased.

    ``email_key`` is its keyed mark (``tokens.key_of``). ``source`` is the page on which it was typed.
    ``asked_at`` and ``asked`` say when a letter last asked for confirmation, and how often.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="newsletter_addresses")
    email = models.EmailField(_("e-mail address"))
    email_key = models.CharField(max_length=64)
    language = models.CharField(_("language of letters"), max_length=2, default=POLISH)
    state = models.CharField(_("state"), max_length=8, choices=Standing.choices, default=Standing.PENDING)
    source = models.CharField(_("typed on the page"), max_length=300)
    requested_at = models.DateTimeField(_("typed"), default=clock.now)
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True)
    asked = models.PositiveSmallIntegerField(_("times asked"), default=0)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    held_at = models.DateTimeField(_("on hold since"), null=True, blank=True)
    held_because = models.CharField(_("why on hold"), max_length=600, blank=True)
    demo_note = models.CharField(_("what is invented here"), max_length=400, blank=True)
    objects: ClassVar[SubscriptionManager] = SubscriptionManager()

    class Meta:
        verbose_name = _("address of the newsletter")
        verbose_name_plural = _("addresses of the newsletter")
        ordering = ["email", "pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="newsletters_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "email_key"], name="newsletter_address_once_on_the_list"
            ),
            models.CheckConstraint(
                name="newsletter_goes_only_where_confirmed",
                condition=Q(state=Standing.PENDING, confirmed_at__isnull=True)
                | (~Q(state=Standing.PENDING) & Q(confirmed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="held_address_says_since_when",
                condition=Q(state=Standing.HELD, held_at__isnull=False)
                | (~Q(state=Standing.HELD) & Q(held_at__isnull=True, held_because="")),
            ),
        ]

    def __str__(self) -> str:
        # Written into the book of deeds, which outlives the address.
        return f"adres nr {self.pk}"


class ConsentManager(Scoped["Consent"]):
    """Consents of the addresses of the partnership in scope."""

    path = "subscription__partnership"


class Consent(models.Model):
    """The proof of one consent (PKE-04, PKE-05): its exact words and their version, when, where, confirmed.

    It counts from the confirmation until it is withdrawn; it goes with the address when that leaves.
    """

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="consents")
    topic = models.CharField(_("what it is for"), max_length=8, choices=Topic.choices)
    words = models.TextField(_("words of the consent"), max_length=600)
    version = models.CharField(_("version of the words"), max_length=10)
    source = models.CharField(_("given on the page"), max_length=300)
    given_at = models.DateTimeField(_("given"), default=clock.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    objects: ClassVar[ConsentManager] = ConsentManager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["given_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscription", "topic"],
                condition=Q(withdrawn_at__isnull=True),
                name="newsletter_consent_stands_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.subscription}"

    @property
    def text(self) -> Text:
        """The words with their language: that in which the address was typed."""
        return Text(self.words, self.subscription.language)


class StoppedAddressManager(Scoped["StoppedAddress"]):
    """The stop list of the partnership in scope."""


class StoppedAddress(models.Model):
    """Whom nothing is sent: only the keyed mark of the address is kept (PKE-05).

    ``is_refused``: the holder said that it was somebody else who typed it, so it is not even asked again.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    email_key = models.CharField(max_length=64)
    is_refused = models.BooleanField(_("not to be asked again"), default=False)
    since = models.DateTimeField(_("since"), default=clock.now)
    objects: ClassVar[StoppedAddressManager] = StoppedAddressManager()

    class Meta:
        verbose_name = _("address on the stop list")
        verbose_name_plural = _("addresses on the stop list")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "email_key"], name="newsletter_address_stopped_once"
            )
        ]

    def __str__(self) -> str:
        return f"zastrzeżenie nr {self.pk}"
