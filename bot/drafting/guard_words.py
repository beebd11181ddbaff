"""The words that the fact guard knows: those that say nothing new, and those that may turn a meaning round."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION = _set(
    """
    a an the this that these those it its there here and or but so as if when while whether which who whom what where
    how than then too also both each every all any some such same other another more most much very really truly quite
    especially particularly sincerely genuinely again further still already always together well indeed again above
    of to in on at by for from with about into over through during after before between around along within across
    i me my we us our you your he him his she her they them their
    am is are was were be been being do does did have has had will would shall can may
    let please thank thanks yes both once soon ever only even just back up out off away ahead forward
    """
)
"""Grammar alone; who owns and who does what is looked at apart."""

NEUTRAL = _set(
    """
    able absolutely add additional additionally answer answers anything appeal appealed appealing appeals appreciate
    appreciated appreciates appreciation appreciative arrive arrived ask asking attention available best bring came
    certainly chance chat clear close come comes confirm confirming consider consideration considered considering
    contact contribute conversation conversations convey convinced deeply delight delighted detail details discuss
    discussed discussing discussion discussions eager eagerly else engaging enjoy enjoyable enjoyed enjoying enough
    enthusiasm enthusiastic excellent excited exciting express extend extra felt find follow followed following forward
    found generous generously get getting give given giving glad gladly go going good grateful gratefully gratitude
    great greatly happily happy hear hearing heard helpful help helps hope hopeful hoping however idea information
    informative insight insightful insights inquire interest interested interesting invitation invite invited involve
    join joining keen keep keeping kind kindly kindness know learn learned learning left like listen listening look
    looking lot love made make makes making matter matters meantime meet meeting mention mentioned message met moment
    need needed needs next nice note offer open opportunity part pass past people pleasant please pleased pleasure point
    position positive possible possibility prompted provide providing question questions reach reached reading ready
    receive received remain remains reply respond response role send sending sense sent share shared sharing sincere
    speak speaking spend spent spoke stage stand stands stay stayed step steps strengthened strong stronger strongly
    subject suit suits supply support sure take taking taken talk talked talking team thankful think thinking thought
    thoughtful thoughtfully thoughts time together told took touch understand understanding update updates useful
    valuable value valued want warm warmly way welcome whatever whenever wish wonderful wonder wondering word words
    work working write writing
    """
)
"""Courtesy: what a reworded note may say without a fact being added."""

NEGATIONS = _set(
    """
    not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely rarely seldom unable
    unlikely fail failed fails lack lacks lacking lacked refuse refused decline declined doubt doubts doubtful instead
    despite although though unless except stop stopped quit avoid against reject rejected less least few little unsure
    reluctant reluctantly unfortunately regret regrets longer false wrong
    """
)
"""What turns a sentence round; each has to be where the source has it."""

HEDGES = _set(
    """
    somewhat slightly fairly rather maybe perhaps possibly might could should probably mildly moderately partly almost
    nearly sometimes occasionally formerly previously used once otherwise
    """
)
"""What weakens or withdraws; only from the source."""

NUMBER_WORDS = _set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion dozen dozens half double doubled triple tripled twice thrice couple several many numerous first
    second third fourth fifth last multiple percent percentage
    """
)
TIME_WORDS = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today tomorrow yesterday tonight day days week weeks weekend month months year years hour
    hours minute minutes morning afternoon evening night noon midnight ago decade decades quarter spring summer autumn
    winter recently lately daily weekly monthly yearly annual annually immediately now shortly later earlier early late
    """
)
"""The month of May is told from the verb by its place; it is looked at as a word with a capital."""

OWNERS = _set("my our your his her their its mine ours yours hers theirs")
SKIPPED_BY_OWNERS = _set(
    "kind generous warm continued valuable strong sincere great keen own very genuine heartfelt deep continuing"
)
OWNED = frozenset({
    ("your", "time"), ("your", "consideration"), ("your", "attention"), ("your", "kindness"), ("your", "insights"),
    ("your", "thoughts"), ("your", "reply"), ("your", "response"), ("your", "letting"), ("my", "interest"),
    ("my", "thanks"), ("my", "gratitude"), ("my", "appreciation"), ("my", "enthusiasm"), ("our", "conversation"),
    ("our", "talk"), ("our", "discussion"), ("our", "meeting"), ("our", "chat"), ("our", "time"),
})  # fmt: skip
"""What anybody owns in a note of this kind."""

DOERS = _set("i we you he she they")
PLAIN_AUXILIARIES = _set(
    "am is are be been would will have has do does also very really truly still so much sincerely genuinely especially "
    "particularly greatly most all again always deeply"
)
"""Between who does and what is done; others, such as "could", have to be in the source."""
WROTE = {
    "i": _set(
        """
        enjoyed enjoy appreciate appreciated appreciative thank look looking hope interested glad happy pleased grateful
        thankful keen welcome value valued like love remain delighted excited eager enthusiastic wanted ready available
        hopeful wondering wonder speak hear talk discuss learn send provide answer share take join keep be writing write
        """
    ),
    "we": _set("spoke talked discussed met had"),
    "you": _set("need like took gave want prefer require find see for and on at about so in again if both to with as"),
    "he": frozenset[str](), "she": frozenset[str](), "they": frozenset[str](),
}  # fmt: skip
"""What each may do without the source saying so, as far as `stitching` lets it stand where it does."""
FIRMLY = _set(
    "like love be hear speak talk welcome appreciate value enjoy discuss learn send provide answer share take join"
)
"""What "I" does after "would" or "will" only: "I send" says something else."""
OBJECT_AFTER = _set(
    "thank thanks to with for from of by let give ask tell send meet meeting hear hearing about telling giving sending "
    "reach reached suits suit assure between and wish"
)
"""After these "you" is spoken to, and does nothing."""
AFTER_A_NAME = _set(
    "and for of at in on with to about role position as or again by from the team opening interview"
)
BEFORE_A_PLACE = _set("at with for to of in the a an and or on as about from your our that")

TO_ME = _set(
    "for from to with about of on and than let considering consider interests interest appeals contact reach by"
)
TO_YOU = OBJECT_AFTER | _set(
    """
    if that as when what whatever whenever where how which until while than whether before after but or so
    because do help would anything everything else with visiting speaking joining seeing asking writing know
    """
)
"""Words before "me" and before "you" that put nobody in another's place; others have to be in the source."""
KEPT_STEMS = ("consider", "interview")
"""Without these what is thanked for may become the role itself."""

WEIGHTY = _set("offer offers decision decisions job contract terms start deadline date answer reply response update")
"""Words of which the word before them decides what is asked for."""

PREAMBLE = _set(
    """
    here's certainly! sure! rewritten reworded revised rephrased version draft polished below assistant model ai
    instructions instruction prompt system json output input
    """
)

CONTRACTED = {
    "i'm": "i am", "i'd": "i would", "i'll": "i will", "i've": "i have", "you're": "you are", "you'd": "you would",
    "you'll": "you will", "you've": "you have", "we're": "we are", "we'd": "we would", "we'll": "we will",
    "we've": "we have", "it's": "it is", "that's": "that is", "there's": "there is", "here's": "here is",
    "what's": "what is", "let's": "let us", "they're": "they are", "they've": "they have", "can't": "can not",
    "won't": "will not", "shan't": "shall not", "cannot": "can not", "she's": "she is", "he's": "he is",
}  # fmt: skip
