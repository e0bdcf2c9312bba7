"""How pages show texts with hidden words in them."""

from django import template

from spoiwo.documents.barred import drawn

register = template.Library()
register.filter("barred", drawn)
