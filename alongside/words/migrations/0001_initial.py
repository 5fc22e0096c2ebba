import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_initial'),
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Words',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('story', 'story'), ('draft', 'draft'), ('answer', 'answer'), ('check-in', 'check-in'), ('feeling', 'feeling'), ('gratitude', 'gratitude'), ('said', 'said')], max_length=10)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('told_on', models.DateField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('hidden', models.BooleanField(default=False)),
                ('genre', models.CharField(choices=[('story', 'story'), ('poem', 'poem'), ('satire', 'satire'), ('cartoon', 'cartoon')], default='story', max_length=10)),
                ('licence', models.CharField(choices=[('mine', 'mine'), ('by-nc-nd', 'by-nc-nd'), ('by-nd', 'by-nd'), ('by', 'by')], default='mine', max_length=10)),
                ('wants_help', models.BooleanField(default=False)),
                ('window', models.UUIDField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'told_on'], name='words_of_a_person'), models.Index(fields=['group', 'kind'], name='words_of_a_group')],
            },
        ),
        migrations.CreateModel(
            name='Folding',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('what', models.TextField()),
                ('why', models.TextField()),
                ('for_whom', models.TextField()),
                ('after', models.TextField()),
                ('until', models.DateField()),
                ('no_account', models.BooleanField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group'], name='calls_of_a_group')],
            },
        ),
        migrations.CreateModel(
            name='CallAnswer',
            fields=[
                ('words', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='words.words')),
                ('once', models.UUIDField(unique=True)),
                ('code', models.CharField(max_length=64, null=True, unique=True)),
                ('readers', models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name='Beside',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('what', models.CharField(choices=[('note', 'note'), ('code', 'code')], max_length=12)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'what'), name='one_of_each_beside_words')],
            },
        ),
        migrations.CreateModel(
            name='CallReader',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(default='', max_length=60)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.call')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('call', 'person'), name='a_reader_of_a_call')],
            },
        ),
        migrations.CreateModel(
            name='CallReading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('days', models.JSONField(default=list)),
                ('yes', models.BooleanField(null=True)),
                ('key', models.UUIDField(null=True)),
                ('sealed', models.BinaryField(default=b'')),
                ('reader', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('by_code', models.BooleanField(default=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('answered', models.PositiveSmallIntegerField(default=4)),
                ('readers', models.CharField(choices=[('me', 'me'), ('room', 'room'), ('table', 'table'), ('call', 'call'), ('collection', 'collection'), ('group', 'group'), ('groups', 'groups'), ('everyone', 'everyone')], max_length=10)),
                ('groups', models.JSONField(default=list)),
                ('quoting', models.CharField(choices=[('no', 'no'), ('no-name', 'no-name'), ('member', 'member'), ('chosen', 'chosen'), ('my-name', 'my-name')], max_length=10)),
                ('name_key', models.UUIDField(null=True)),
                ('name_sealed', models.BinaryField(default=b'')),
                ('show_cuts', models.BooleanField(default=False)),
                ('counting', models.CharField(choices=[('no', 'no'), ('count', 'count')], max_length=10)),
                ('given_to', models.JSONField(default=list)),
                ('begins', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('paused', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'number'), name='one_answer_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=12)),
                ('width', models.PositiveSmallIntegerField()),
                ('height', models.PositiveSmallIntegerField()),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('described_key', models.UUIDField()),
                ('described_sealed', models.BinaryField()),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'number'), name='one_picture_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('person', 'person'), ('inquiry', 'inquiry'), ('researchers', 'researchers')], max_length=12)),
                ('name', models.CharField(max_length=120)),
                ('what_for', models.CharField(max_length=300)),
                ('added_at', models.DateTimeField()),
                ('removed_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64, unique=True)),
                ('sent_to', models.EmailField(max_length=254)),
                ('left_out', models.PositiveIntegerField(null=True)),
                ('until', models.DateField()),
                ('by', models.UUIDField()),
                ('given_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='words.recipient')),
            ],
        ),
        migrations.CreateModel(
            name='SaidDied',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'by'), name='said_died_once')],
            },
        ),
        migrations.CreateModel(
            name='SharedWith',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('words', 'group'), name='words_shared_once')],
            },
        ),
        migrations.CreateModel(
            name='Showing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('opened_on', models.JSONField(default=list)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('words', 'person', 'to'), name='shown_to_one_once')],
            },
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('version', models.UUIDField()),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('said_yes', models.JSONField(default=list)),
                ('state', models.CharField(choices=[('waits', 'waits'), ('yes', 'yes'), ('no', 'no'), ('late', 'late'), ('back', 'back'), ('gone', 'gone')], default='waits', max_length=10)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'waits')), fields=('words', 'by'), name='one_suggestion_waits')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('place_kind', models.CharField(choices=[('report', 'report'), ('letter', 'letter'), ('panel', 'panel'), ('hand-over', 'hand-over'), ('coding', 'coding'), ('call', 'call')], max_length=10)),
                ('place', models.UUIDField()),
                ('title', models.CharField(max_length=200)),
                ('path', models.CharField(max_length=300)),
                ('cut', models.JSONField()),
                ('waits_for', models.JSONField(default=list)),
                ('by', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.CharField(default='', max_length=40)),
                ('sent_on', models.DateField(null=True)),
                ('words', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='words.words')),
            ],
            options={
                'indexes': [models.Index(fields=['place'], name='uses_in_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Wish',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('what', models.CharField(choices=[('as I allowed', 'as I allowed'), ('take everything back', 'take everything back'), ('keep what is published', 'keep what is published'), ('a named person decides', 'a named person decides')], max_length=24)),
                ('decides_from', models.DateTimeField(null=True)),
                ('decided', models.CharField(default='', max_length=24)),
                ('done_at', models.DateTimeField(null=True)),
                ('named', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name='callreading',
            name='answer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.callanswer'),
        ),
        migrations.AddField(
            model_name='callanswer',
            name='call',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.call'),
        ),
        migrations.AddConstraint(
            model_name='callreading',
            constraint=models.UniqueConstraint(fields=('answer', 'reader'), name='a_reading_each'),
        ),
    ]
