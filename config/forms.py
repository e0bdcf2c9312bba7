"""How every form of the product is drawn: label, help, field, error in words."""

from django.forms.renderers import TemplatesSetting


class SpoiwoRenderer(TemplatesSetting):
    """Draws ``{{ form }}`` and ``{{ field.as_field_group }}`` with our components, sign-in pages too."""

    form_template_name = "components/_form_fields.html"
    formset_template_name = "components/_formset.html"
    field_template_name = "components/_field.html"
