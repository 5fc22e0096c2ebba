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
            name='FeedbackRound',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('open_until', models.DateTimeField()),
                ('wiped', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='CalendarLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('secret', models.CharField(max_length=64, unique=True)),
                ('real', models.BooleanField(default=False)),
                ('made_on', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='FeedbackTicket',
            fields=[
                ('mark', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tickets', to='gatherings.feedbackround')),
            ],
        ),
        migrations.CreateModel(
            name='Gathering',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('on', models.DateField(null=True)),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(default='session', max_length=10)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('place', models.CharField(default='', max_length=200)),
                ('video', models.URLField(default='')),
                ('state', models.CharField(default='planned', max_length=10)),
                ('part', models.PositiveSmallIntegerField(default=1)),
                ('part_ends_at', models.DateTimeField(null=True)),
                ('writing', models.BooleanField(default=False)),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reminded', models.PositiveSmallIntegerField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
        ),
        migrations.AddField(
            model_name='feedbackround',
            name='gathering',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.gathering'),
        ),
        migrations.CreateModel(
            name='Captions',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('brought_at', models.DateTimeField()),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='captions', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('room', models.PositiveSmallIntegerField()),
                ('video', models.PositiveSmallIntegerField()),
                ('phone', models.PositiveSmallIntegerField()),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='LeftOut',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=80)),
                ('read_out', models.CharField(max_length=400)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='left_out', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='Panel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=90, unique=True)),
                ('about', models.CharField(default='', max_length=600)),
                ('welcome', models.CharField(default='', max_length=200)),
                ('access', models.CharField(default='', max_length=300)),
                ('published_at', models.DateTimeField(null=True)),
                ('turn', models.PositiveSmallIntegerField(default=0)),
                ('table_turns', models.PositiveSmallIntegerField(default=0)),
                ('room_turns', models.PositiveSmallIntegerField(default=0)),
                ('gathering', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='panel', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='PanelNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('heading', models.CharField(max_length=80)),
                ('text', models.CharField(max_length=2000)),
                ('written_at', models.DateTimeField()),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel_notes', to='gatherings.gathering')),
            ],
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=80)),
                ('read_out', models.CharField(max_length=400)),
                ('minutes', models.PositiveSmallIntegerField(default=10)),
                ('feeling', models.CharField(default='', max_length=10)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='gatherings.gathering')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gathering', 'number'), name='one_part_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('hours', models.PositiveSmallIntegerField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'person', 'hours'), name='one_reminder_each')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('state', models.CharField(default='here', max_length=10)),
                ('came_at', models.DateTimeField()),
                ('hand_at', models.DateTimeField(null=True)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='gatherings.gathering')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gathering', 'person'), name='one_seat_each')],
            },
        ),
        migrations.CreateModel(
            name='Saying',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('passed', models.BooleanField(default=False)),
                ('heard', models.BooleanField(default=False)),
                ('shown', models.BooleanField(default=True)),
                ('named', models.BooleanField(default=True)),
                ('answered_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('part', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sayings', to='gatherings.part')),
                ('words', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='words.words')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sayings', to='gatherings.seat')),
            ],
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=10)),
                ('first', models.DateField()),
                ('every', models.PositiveSmallIntegerField(default=1)),
                ('nth', models.SmallIntegerField(null=True)),
                ('days', models.JSONField(default=list)),
                ('clock', models.TimeField()),
                ('minutes', models.PositiveSmallIntegerField()),
                ('zone', models.CharField(max_length=60)),
                ('place', models.CharField(default='', max_length=200)),
                ('video', models.URLField(default='')),
                ('ended_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('host', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('support', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['group'], name='gatherings__group_i_fa889e_idx')],
            },
        ),
        migrations.CreateModel(
            name='Resource',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('link', models.URLField(default='', max_length=500)),
                ('note', models.CharField(default='', max_length=600)),
                ('added_at', models.DateTimeField()),
                ('gathering', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gatherings.gathering')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('series', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gatherings.series')),
            ],
            options={
                'indexes': [models.Index(fields=['group'], name='gatherings__group_i_c560af_idx')],
            },
        ),
        migrations.AddField(
            model_name='gathering',
            name='series',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='gatherings', to='gatherings.series'),
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=60)),
                ('about', models.CharField(default='', max_length=160)),
                ('turn', models.PositiveSmallIntegerField(default=0)),
                ('comes', models.BooleanField(default=False)),
                ('agreed', models.BooleanField(default=False)),
                ('lived', models.CharField(default='', max_length=5)),
                ('records', models.BooleanField(default=False)),
                ('cannot', models.BooleanField(default=False)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='gatherings.gathering')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gathering', 'person'), name='at_the_table_once')],
            },
        ),
        migrations.CreateModel(
            name='StandIn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=10)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('group', 'person', 'role'), name='said_once')],
            },
        ),
        migrations.CreateModel(
            name='TimesAsk',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slots', models.JSONField()),
                ('choose', models.PositiveSmallIntegerField()),
                ('opened_at', models.DateTimeField()),
                ('chosen_at', models.DateTimeField(null=True)),
                ('chosen', models.JSONField(default=list)),
                ('why', models.JSONField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'opened_at'], name='gatherings__group_i_48588e_idx')],
            },
        ),
        migrations.CreateModel(
            name='TimesAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('misses', models.PositiveSmallIntegerField(default=0)),
                ('could', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='gatherings.timesask')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ask', 'person'), name='one_answer_each')],
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('aims', models.JSONField(default=list)),
                ('gathering', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.gathering')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('series', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.series')),
            ],
            options={
                'indexes': [models.Index(fields=['group'], name='gatherings__group_i_797c10_idx')],
            },
        ),
        migrations.CreateModel(
            name='Trained',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('training', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trained', to='gatherings.training')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('training', 'person'), name='named_by_self')],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('saying', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='gatherings.saying')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.seat')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('saying', 'seat'), name='one_vote_each')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackCount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('question', models.CharField(max_length=10)),
                ('first', models.PositiveIntegerField(default=0)),
                ('middle', models.PositiveIntegerField(default=0)),
                ('last', models.PositiveIntegerField(default=0)),
                ('told', models.CharField(default='', max_length=10)),
                ('told_of', models.PositiveIntegerField(default=0)),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='counts', to='gatherings.feedbackround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'question'), name='a_question_once')],
            },
        ),
        migrations.CreateModel(
            name='Debrief',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='gatherings.gathering')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gathering', 'person'), name='one_debrief')],
            },
        ),
        migrations.CreateModel(
            name='Hosting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=10)),
                ('gathering', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hostings', to='gatherings.gathering')),
                ('gave_back', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('gathering', 'role'), name='one_a_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('sealed', models.BinaryField()),
                ('secret', models.CharField(max_length=64, unique=True)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(default='', max_length=20)),
                ('terms', models.CharField(default='', max_length=2000)),
                ('answered_at', models.DateTimeField(null=True)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
            ],
            options={
                'indexes': [models.Index(fields=['group', 'asked_at'], name='gatherings__group_i_8ece60_idx')],
            },
        ),
        migrations.AddIndex(
            model_name='gathering',
            index=models.Index(fields=['group', 'starts_at'], name='gatherings__group_i_0c8e88_idx'),
        ),
        migrations.AddConstraint(
            model_name='gathering',
            constraint=models.UniqueConstraint(fields=('series', 'on'), name='one_a_day'),
        ),
    ]
