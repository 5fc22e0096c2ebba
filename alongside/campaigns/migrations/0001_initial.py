import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evidence', '0001_initial'),
        ('groups', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('title', models.CharField(max_length=150)),
                ('text', models.TextField()),
                ('recipient', models.CharField(max_length=150)),
                ('state', models.CharField(default='draft', max_length=10)),
                ('made_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
                ('sent_on', models.DateField(null=True)),
                ('sent_how', models.CharField(default='', max_length=10)),
                ('sent_to', models.EmailField(default='', max_length=254)),
                ('reply_due', models.DateField(null=True)),
                ('names_secret', models.CharField(default='', max_length=64)),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='evidence.report')),
            ],
        ),
        migrations.CreateModel(
            name='Demand',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=400)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='demands', to='campaigns.letter')),
            ],
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('sender', models.CharField(max_length=150)),
                ('text', models.TextField()),
                ('came_on', models.DateField()),
                ('by', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='campaigns.letter')),
            ],
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('mailbox', models.CharField(max_length=64)),
                ('details', models.CharField(max_length=64)),
                ('shown', models.CharField(choices=[('name', 'name'), ('count', 'count'), ('recipient', 'recipient')], max_length=10)),
                ('state', models.CharField(default='pending', max_length=10)),
                ('key', models.UUIDField(null=True)),
                ('sealed', models.BinaryField(default=b'')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='campaigns.letter')),
            ],
            options={
                'indexes': [models.Index(fields=['letter', 'state'], name='campaigns_s_letter__cd6fb5_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'confirmed')), fields=('letter', 'mailbox'), name='a_mailbox_signs_once'), models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('letter', 'details'), name='waiting_once')],
            },
        ),
        migrations.CreateModel(
            name='SignatureLink',
            fields=[
                ('secret', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('confirm_until', models.DateTimeField()),
                ('signature', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='campaigns.signature')),
            ],
        ),
        migrations.CreateModel(
            name='Win',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=300)),
                ('on', models.DateField()),
                ('by', models.UUIDField()),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='campaigns.letter')),
            ],
        ),
    ]
