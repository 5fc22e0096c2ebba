import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_initial'),
        ('people', '__first__'),
        ('words', '0001_initial'),
    ]

    operations = [
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
            name='Asking',
            fields=[
                ('survey', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='asking', serialize=False, to='evidence.survey')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('about', models.TextField()),
                ('questions', models.JSONField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
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
        migrations.CreateModel(
            name='Coding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=200)),
                ('asked_by', models.CharField(max_length=200)),
                ('promised', models.CharField(max_length=400)),
                ('counting', models.CharField(max_length=10)),
                ('fingerprint', models.CharField(max_length=64)),
                ('left_out', models.JSONField(default=dict)),
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
                ('ended_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coders', to='evidence.coding')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('coding', 'person'), name='a_coder_once')],
            },
        ),
        migrations.CreateModel(
            name='CodedWords',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('guid', models.UUIDField()),
                ('number', models.PositiveIntegerField()),
                ('key', models.UUIDField(null=True)),
                ('sealed', models.BinaryField(default=b'')),
                ('version', models.UUIDField(null=True)),
                ('teller', models.UUIDField(null=True)),
                ('told', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
                ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='evidence.coding')),
            ],
            options={
                'indexes': [models.Index(fields=['coding', 'number'], name='words_of_a_coding')],
                'constraints': [models.UniqueConstraint(fields=('coding', 'told'), name='told_words_once'), models.CheckConstraint(condition=models.Q(models.Q(('key', None), ('told__isnull', False), ('version__isnull', False)), models.Q(('key__isnull', False), ('told', None), ('version', None)), _connector='OR'), name='sealed_here_or_told')],
            },
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
                ('later', models.BooleanField(default=False)),
                ('taken_off', models.BooleanField(default=False)),
                ('code', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='evidence.code')),
                ('coder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evidence.coder')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='evidence.codedwords')),
            ],
        ),
        migrations.CreateModel(
            name='KeptCode',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evidence.survey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'survey'), name='a_code_a_survey')],
            },
        ),
        migrations.CreateModel(
            name='Meant',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meant', to='evidence.codedwords')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'person'), name='meant_once')],
            },
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
            name='Release',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('behind', models.JSONField(default=list)),
                ('columns', models.JSONField()),
                ('content', models.JSONField()),
                ('at', models.DateTimeField()),
                ('by', models.UUIDField()),
                ('coding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='releases', to='evidence.coding')),
                ('survey', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='releases', to='evidence.survey')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('survey', 'columns'), name='columns_once'), models.CheckConstraint(condition=models.Q(('survey', None), ('coding', None), _connector='XOR'), name='of_one_or_the_other')],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('title', models.CharField(max_length=150)),
                ('text', models.TextField(default='')),
                ('asked', models.TextField(default='')),
                ('missing', models.TextField(default='')),
                ('attendance', models.BooleanField(default=False)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('made_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(null=True)),
                ('correcting', models.BooleanField(default=False)),
                ('rests_on', models.PositiveIntegerField(null=True)),
                ('outcomes', models.JSONField(default=list)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('releases', models.ManyToManyField(related_name='+', to='evidence.release')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReportVersion',
            fields=[
                ('title', models.CharField(max_length=150)),
                ('text', models.TextField(default='')),
                ('asked', models.TextField(default='')),
                ('missing', models.TextField(default='')),
                ('attendance', models.BooleanField(default=False)),
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('tables', models.JSONField()),
                ('quotes', models.JSONField()),
                ('outcomes', models.JSONField()),
                ('taken_back', models.JSONField()),
                ('came', models.JSONField(null=True)),
                ('corrected', models.TextField(default='')),
                ('at', models.DateTimeField()),
                ('by', models.UUIDField(null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='evidence.report')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='version_once')],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('sent', models.BooleanField(default=True)),
                ('told', models.BooleanField(default=False)),
                ('code', models.CharField(max_length=64, null=True, unique=True)),
                ('once', models.UUIDField(null=True, unique=True)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='evidence.survey')),
            ],
        ),
        migrations.CreateModel(
            name='Twin',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('place', models.UUIDField(unique=True)),
                ('pairs', models.JSONField(default=list)),
                ('shown', models.JSONField(default=list)),
                ('checked_by', models.CharField(default='', max_length=300)),
                ('of_version', models.PositiveIntegerField(default=0)),
                ('published_on', models.DateField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
        ),
        migrations.CreateModel(
            name='WordsRead',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evidence.coder')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reads', to='evidence.codedwords')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'coder'), name='read_once_each')],
            },
        ),
    ]
