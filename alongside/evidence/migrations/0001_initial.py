import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('columns', models.JSONField()),
                ('content', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('asked_by', models.CharField(max_length=200)),
                ('promised', models.CharField(max_length=400)),
                ('counting', models.CharField(max_length=10)),
                ('fingerprint', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'fingerprint'), name='a_coding_once')],
            },
        ),
        migrations.CreateModel(
            name='Coder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('guid', models.UUIDField()),
                ('name', models.CharField(max_length=400)),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coders', to='evidence.coding')),
            ],
        ),
        migrations.CreateModel(
            name='CodedWords',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('guid', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='evidence.coding')),
            ],
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('guid', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=400)),
                ('description', models.TextField()),
                ('colour', models.CharField(max_length=7)),
                ('codable', models.BooleanField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evidence.code')),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='evidence.coding')),
            ],
        ),
        migrations.CreateModel(
            name='Excerpt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('code', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='evidence.code')),
                ('coder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evidence.coder')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='evidence.codedwords')),
            ],
        ),
        migrations.CreateModel(
            name='Memo',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('guid', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('whole', models.BooleanField()),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('coder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='evidence.coder')),
                ('codes', models.ManyToManyField(related_name='memos', to='evidence.code')),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='evidence.coding')),
                ('excerpts', models.ManyToManyField(related_name='memos', to='evidence.excerpt')),
                ('words', models.ManyToManyField(related_name='memos', to='evidence.codedwords')),
            ],
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=150)),
                ('text', models.TextField(default='')),
                ('made_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('rests_on', models.PositiveIntegerField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('releases', models.ManyToManyField(related_name='+', to='evidence.release')),
            ],
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('columns', models.JSONField()),
                ('asked_by', models.CharField(max_length=200)),
                ('promised', models.CharField(max_length=400)),
                ('counting', models.CharField(max_length=10)),
                ('fingerprint', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'fingerprint'), name='a_file_once')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='evidence.survey')),
            ],
        ),
        migrations.AddField(
            model_name='release',
            name='survey',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='releases', to='evidence.survey'),
        ),
        migrations.CreateModel(
            name='AttendanceTold',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('first', models.DateField()),
                ('weeks', models.JSONField()),
                ('counts', models.JSONField()),
                ('out', models.BooleanField(default=False)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'first'), name='told_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.UniqueConstraint(fields=('survey', 'columns'), name='columns_once'),
        ),
    ]
