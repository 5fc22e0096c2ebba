"""The three questions of the five minutes after a gathering. Pure."""

QUESTIONS = {
    "heavy": "What was hard?",
    "well": "What went well?",
    "change": "What do we change next time?",
}
MINUTES = 5
