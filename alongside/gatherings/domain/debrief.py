"""The three questions of the five minutes after a gathering. Pure."""

QUESTIONS = {
    "heavy": "What was heavy?",
    "well": "What went well?",
    "change": "What do we change next time?",
}
MINUTES = 5
