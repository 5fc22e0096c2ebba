import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("words", "0003_each_answer_alone")]

    operations = [
        migrations.RemoveField("use", "end"),
        migrations.RemoveField("use", "start"),
        migrations.AlterField("use", "cut", models.JSONField()),
        migrations.AlterField(
            "consent",
            "person",
            models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
