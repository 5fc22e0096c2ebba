"""The part of XLSForm that we take. Pure. Everything that is not here is refused.

Source: the XLSForm specification, with the older spellings that pyxform still reads.
"""

import re

from alongside.evidence.domain.surveys.questions import Kind

# What a form calls it, and our kind. A number is a text: everybody may write “about thirty”.
TYPES = {
    "text": Kind.WORDS,
    "string": Kind.WORDS,
    "integer": Kind.WORDS,
    "int": Kind.WORDS,
    "date": Kind.DATE,
    "note": Kind.SAYS,
}
CHOOSING = {"select_one": Kind.ONE, "select_multiple": Kind.MANY, "rank": Kind.RANKING}
OLD = {  # before: now
    "select one from": "select_one",
    "select one": "select_one",
    "select all that apply from": "select_multiple",
    "select multiple from": "select_multiple",
    "select multiple": "select_multiple",
}
BEGIN, END = {"begin_group", "begin group"}, {"end_group", "end group"}
LOOPS = {"begin_repeat", "begin repeat", "end_repeat", "end repeat", "begin_loop", "begin loop"}
BY_ITSELF = {  # what a phone would note without asking
    "start", "end", "today", "deviceid", "username", "phonenumber", "subscriberid", "simserial",
    "email", "audit", "start-geopoint", "hidden", "calculate",
}  # fmt: skip
SURVEY = {"type", "name", "label", "hint", "relevant", "required", "appearance"}
CHOICES = {"list_name", "name", "label"}
SETTINGS = {
    "form_title", "form_id", "id_string", "version", "default_language", "title", "set_form_title",
    "set_form_id", "style", "public_key", "submission_url", "instance_name",
}  # fmt: skip
KEPT_OUT = {"public_key", "submission_url", "instance_name"}  # they would send answers elsewhere
LOOKS_ONLY = {"", "likert", "minimal", "multiline", "field-list", "quick", "compact", "w1", "w2"}
OTHER_NAMES = {"bind:relevant": "relevant", "list name": "list_name", "relevance": "relevant"}
TRANSLATED = re.compile(r"(label|hint)\s*:{1,2}\s*(.+)")
NAME = re.compile(r"[^\W\d][\w.\-]*")
LEAVE = "take it out, or ask it in another way"
