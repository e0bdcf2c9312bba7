"""Words saved before they were cleaned lose what cannot be seen: it was copied to other people's websites.

Marks that turn the direction of writing, signs without width, control signs. No letter of a word changes, and
words that are nothing else stay as they are. Running it again changes nothing.
"""

from django.db import migrations

from spoiwo.common.printable import clean


def clean_words(apps, schema_editor):
    Communique = apps.get_model("communiques", "Communique")
    for row in Communique.objects.only("title", "lead", "text").iterator():
        old = {"title": row.title, "lead": row.lead, "text": row.text}
        new = {name: clean(words).strip() or words for name, words in old.items()}
        if new != old:
            Communique.objects.filter(pk=row.pk).update(**new)


class Migration(migrations.Migration):

    dependencies = [("communiques", "0003_gathered_letters_and_reasons")]

    operations = [migrations.RunPython(clean_words, migrations.RunPython.noop)]
