"""How every form of the product is drawn: label, help, field, error in words."""

from django.forms.renderers import TemplatesSetting


class SpoiwoRenderer(TemplatesSetting):
    """Draws ``{{ form }}`` and ``{{ field.as_field_group }}`` with our own components, also on sign-in pages."""

    form_template_name = "components/_form_fields.html"
    formset_template_name = "components/_formset.html"
    field_template_name = "components/_field.html"
