"""The account. Rights are never on it: they are roles in partnerships, with periods."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from spoiwo.common import clock


class UserManager(BaseUserManager["User"]):
    """Creates accounts with the address in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in. ``is_operator`` runs the installation and sees every partnership."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name and surname"), max_length=150)
    is_active = models.BooleanField(_("active"), default=True)
    is_operator = models.BooleanField(_("operator of the installation"), default=False)
    joined_at = models.DateTimeField(_("since"), default=clock.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.name or self.email

    # Asked by the editor of articles. Nobody is above the roles, and its own door asks them before any of
    # its pages is reached (spoiwo.pages), so of Django's rights there is one alone: to stand at the door.
    is_superuser = False

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Tell whether Django's right is held; ours are roles in partnerships (``partnerships.rules``)."""
        return self.is_active and perm == "wagtailadmin.access_admin"

    def has_perms(self, perms: Iterable[str], obj: object = None) -> bool:
        """Tell whether all of Django's rights are held."""
        return all(self.has_perm(perm, obj) for perm in perms)

    def get_full_name(self) -> str:
        """Return the name, as Django's pages ask for it."""
        return self.actor_name

    @property
    def actor_id(self) -> str:
        return f"user:{self.pk}"

    @property
    def actor_name(self) -> str:
        return self.name or self.email
