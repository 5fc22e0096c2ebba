"""Lock one: who may. One table; what is not in it is a no."""

from collections.abc import Set
from enum import StrEnum


class Relationship(StrEnum):
    """How somebody stands to the thing they ask for. One person can stand in several."""

    ANONYMOUS = "anonymous"
    STRANGER = "stranger"  # signed in, not of this group
    LEFT = "left"
    PAUSED = "paused"
    MEMBER = "member"
    SUPPORT = "support"
    HOST = "host"
    STEWARD = "steward"
    NAMED = "named"  # one of the two people who read worries, or was told one that stands
    HOSTED = "hosted"  # one of the two hosts of the gathering that is asked for
    READER = "reader"  # asked to read for the call that is asked for
    CODER = "coder"  # asked to code in the coding that is asked for
    HOLDER = "holder"  # has typed the return code of the words that are asked for
    OWN = "own"  # the thing is this person's own


class Permission(StrEnum):
    OPEN_MY_THINGS = "open my things"
    DECIDE_ABOUT_MY_WORDS = "decide about my words"
    SEE_GROUP_HOME = "see the group's home"
    ENTER_GATHERING = "enter a gathering"
    RUN_GATHERING = "run a gathering"
    DEBRIEF = "read the hosts' debrief"
    OPEN_RESOURCES = "open the group's resources"
    TELL_A_STORY = "tell a story"
    READ_GROUP_STORIES = "read the group's stories"
    SEE_PICTURES = "see pictures beside words"
    SUGGEST_CHANGES = "suggest changes to words"
    READ_SHOWN_TO_ME = "read what was shown to me alone"
    SAY_SOMEBODY_DIED = "say that somebody died"
    LOOK_AFTER_A_WISH = "look after somebody's wish"
    NAME_RECIPIENTS = "name recipients of words"
    GIVE_WORDS = "give words to a recipient"
    SEE_CALLS = "see the group's calls for words"
    SEE_SURVEYS = "see the group's surveys"
    OPEN_CALLS = "open calls for words"
    READ_FOR_CALL = "read for a call"
    DECIDE_BY_CODE = "decide about words by their code"
    INVITE = "invite people"
    LEAVE_GROUP = "leave the group"
    MAKE_EVIDENCE = "make evidence"
    SEE_CODINGS = "see what the group codes"
    CODE_WORDS = "code words"
    WRITE_LETTERS = "write letters"
    READ_REPLIES = "read replies"
    READ_ATTENDANCE = "read how many came"
    RAISE_WORRY = "raise a worry"
    READ_WORRIES = "read worries"
    NAME_PEOPLE = "name who reads worries"


R = Relationship
HOSTS = frozenset({R.HOST, R.SUPPORT})

MAY: dict[Permission, tuple[Set[Relationship], str]] = {
    Permission.OPEN_MY_THINGS: (
        {R.OWN},
        "Your home, settings and export are yours, also while you rest and after you leave.",
    ),
    Permission.DECIDE_ABOUT_MY_WORDS: (
        {R.OWN},
        "Words belong to the person who said them. No role opens them.",
    ),
    Permission.SEE_GROUP_HOME: (
        {R.MEMBER, R.PAUSED},
        "Members see their group. A person who rests can look in.",
    ),
    Permission.ENTER_GATHERING: (
        {R.MEMBER},
        "A room is for the people of the group who are not resting.",
    ),
    Permission.RUN_GATHERING: (
        HOSTS,
        "Both hosts run a gathering, and see the same in its room.",
    ),
    Permission.DEBRIEF: (
        {R.HOSTED},
        "What the two hosts of one gathering tell each other afterwards. No other host reads it.",
    ),
    Permission.OPEN_RESOURCES: (
        {R.MEMBER},
        "Links and plans are for the whole group, also after a series has ended.",
    ),
    Permission.TELL_A_STORY: (
        {R.MEMBER},
        "Members tell stories in their group.",
    ),
    Permission.READ_GROUP_STORIES: (
        {R.MEMBER},
        "Members read what somebody chose to share with the group. Consent decides which.",
    ),
    Permission.SEE_PICTURES: (
        {R.OWN, R.MEMBER},
        "Who told the words, and whoever of their group may read them. Consent decides which.",
    ),
    Permission.SUGGEST_CHANGES: (
        {R.MEMBER},
        "Hosts, and members whom the teller asked, suggest. Only the teller changes words.",
    ),
    Permission.READ_SHOWN_TO_ME: (
        {R.OWN},
        "One person showed it to one other. Nobody else opens it, whatever their role.",
    ),
    Permission.SAY_SOMEBODY_DIED: (
        {R.HOST, R.SUPPORT, R.STEWARD},
        "Two people must say it, and the wait is long. Saying it opens no words.",
    ),
    Permission.LOOK_AFTER_A_WISH: (
        {R.OWN},
        "Whom a person named looks after their wish. It opens no words.",
    ),
    Permission.NAME_RECIPIENTS: (
        HOSTS,
        "Hosts keep the list of whom words may be given to. Each person says yes for their own.",
    ),
    Permission.GIVE_WORDS: (
        HOSTS,
        "Hosts give what people said yes to. Only the recipient gets the words; no host sees them.",
    ),
    Permission.SEE_CALLS: (
        {R.MEMBER},
        "Members see what their group asks for, and who reads.",
    ),
    Permission.SEE_SURVEYS: (
        {R.MEMBER},
        "Members see what their group asks. Nobody sees who answers.",
    ),
    Permission.OPEN_CALLS: (
        HOSTS,
        "Hosts open and close calls for words, and name the readers. They see no answer by it.",
    ),
    Permission.READ_FOR_CALL: (
        {R.READER},
        "The two readers, and of the answers only those whose person said yes to them. No role.",
    ),
    Permission.DECIDE_BY_CODE: (
        {R.HOLDER},
        "Words told without an account, and answers, belong to whoever holds their return code.",
    ),
    Permission.INVITE: (
        HOSTS | {R.STEWARD},
        "Hosts and stewards look after the doors.",
    ),
    Permission.LEAVE_GROUP: (
        {R.MEMBER, R.PAUSED},
        "Everyone who is in can leave, also while they rest.",
    ),
    Permission.MAKE_EVIDENCE: (
        HOSTS,
        "Hosts bring in surveys and write reports. Consent and the release check still stand.",
    ),
    Permission.SEE_CODINGS: (
        {R.MEMBER},
        "Members see which words are coded, and who codes. They see no words by it.",
    ),
    Permission.CODE_WORDS: (
        {R.CODER},
        "Whom hosts asked, and nobody else: reading others' words for a theme is work. No role.",
    ),
    Permission.WRITE_LETTERS: (
        HOSTS,
        "Hosts write, open, close and send the group's letters.",
    ),
    Permission.READ_REPLIES: (
        {R.MEMBER},
        "The whole group hears what was answered.",
    ),
    Permission.READ_ATTENDANCE: (
        {R.MEMBER},
        "The group sees its own numbers, as far as they are safe to tell.",
    ),
    Permission.RAISE_WORRY: (
        {R.MEMBER},
        "Everyone in the group can tell somebody that something is wrong.",
    ),
    Permission.READ_WORRIES: (
        {R.NAMED},
        "Of the two named people only whom its person chose, also after others are named. No role.",
    ),
    Permission.NAME_PEOPLE: (
        {R.HOST},
        "The host names the two, with a ledger line; naming shows no worry.",
    ),
}


def may(permission: Permission, standing: Set[Relationship]) -> bool:
    return not MAY[permission][0].isdisjoint(standing)
