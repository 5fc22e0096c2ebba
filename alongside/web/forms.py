"""How every form looks: label, hint, what is wrong, then the place to write."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    field_template_name = "web/field.html"
