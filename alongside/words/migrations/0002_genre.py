from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [('words', '0001_initial')]

    operations = [migrations.RenameField('words', 'form', 'genre')]
