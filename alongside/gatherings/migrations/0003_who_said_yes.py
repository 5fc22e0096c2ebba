from django.db import migrations, models


def who_agreed_comes(apps, schema_editor):
    speakers = apps.get_model("gatherings", "Speaker").objects
    speakers.filter(agreed=True).update(comes=True)


class Migration(migrations.Migration):

    dependencies = [
        ("gatherings", "0002_gave_back"),
    ]

    operations = [
        migrations.AddField(
            model_name="speaker",
            name="comes",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(who_agreed_comes, migrations.RunPython.noop),
    ]
