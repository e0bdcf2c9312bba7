"""The door through which forms of higher rooms take the fields that name an institution, a person, a unit."""

from spoiwo.registry.forms.suggest import OrganizationField, PersonField, PersonOrNameField, UnitField

__all__ = ["OrganizationField", "PersonField", "PersonOrNameField", "UnitField"]
