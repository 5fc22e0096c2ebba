from django.db import migrations, models


def from_one_column(apps, _schema_editor):
    Release = apps.get_model("evidence", "Release")
    for release in Release.objects.all():
        release.columns = [release.column]
        release.save(update_fields=["columns"])


class Migration(migrations.Migration):
    """A release is of one question, or of one by another."""

    dependencies = [("evidence", "0001_initial")]

    operations = [
        migrations.AddField("release", "columns", models.JSONField(default=list)),
        migrations.RunPython(from_one_column, migrations.RunPython.noop),
        migrations.RemoveConstraint("release", "a_column_once"),
        migrations.RemoveField("release", "column"),
        migrations.AlterField("release", "columns", models.JSONField()),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(fields=["survey", "columns"], name="columns_once"),
        ),
    ]
