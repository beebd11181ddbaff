"""English: the sentences of the notes, by what each does; apostrophes are typographic throughout.

Contractions are spelt out where the tone is formal. Nothing is said that is not true of everybody who sends such a
note: that they thank, that it was talked about, that they are interested, that they have more to give.

Slots: {the_role} "the Staff Engineer role" ("the role" when unknown) · {company} · {when} " on Tuesday", or
nothing on the day itself · {date} "Tuesday, March 3", so
it stands last or before a comma · {promised} a date · {topic}, {fit} the member's words,
{Topic} with a capital · {others} "Bob and Lena".
"""

from collections.abc import Mapping

from bot.drafting.frames.frame import ANY_FORMAT, Frame, Mood, Move, Whose
from bot.drafting.phrases import Shape
from bot.model.opportunity import InterviewFormat
from bot.model.people import Tone

_WARM = frozenset({Tone.WARM})
_PLAINER = frozenset({Tone.PLAIN, Tone.WARM})
_FORMAL = frozenset({Tone.FORMAL})
_PHONE = frozenset({InterviewFormat.PHONE})
_VIDEO = frozenset({InterviewFormat.VIDEO})
_ONSITE = frozenset({InterviewFormat.ONSITE})
_SEEN = ANY_FORMAT - _PHONE
_NOUN = frozenset({Shape.NOUN})
_ABOUT = frozenset({Shape.NOUN, Shape.CLAUSE})
_LOOSE = frozenset({Shape.LOOSE})
_THING = frozenset({Shape.NOUN, Shape.DOING})
_QUESTION = frozenset({Shape.QUESTION})
_ASKED = frozenset({Shape.ASKED})
_COLON = frozenset({Shape.STATEMENT, Shape.LOOSE, Shape.NOUN})
_WELL, _LOW = Mood.WELL, Mood.LOW

_THANK_YOU: Mapping[Move, tuple[Frame, ...]] = {
    Move.OPEN: (
        Frame("open-time", "Thank you for your time{when} and for considering me for {the_role} at {company}."),
        Frame("open-speaking", "Thank you for speaking with me{when} about {the_role} at {company}, and for your "
              "consideration."),
        Frame("open-many", "Many thanks for making time to talk{when}, and for considering my candidacy for "
              "{the_role} at {company}."),
        Frame("open-pleasure", "It was a pleasure to meet you{when}, and I appreciate both your time and your "
              "consideration for {the_role} at {company}.", formats=_SEEN, mood=_WELL),
        Frame("open-meeting", "Thank you for meeting with me{when} to talk about {the_role} at {company}, "
              "and for considering me as a candidate.", formats=_SEEN),
        Frame("open-took", "Thank you for taking the time{when} to talk about {the_role} at {company}. I "
              "appreciate your consideration as well."),
        Frame("open-good", "It was good to talk with you{when} about {the_role} at {company}, and I’m grateful for "
              "your time and consideration.", mood=_WELL),
        Frame("open-day", "Thank you for making room in your day{when} to discuss {the_role} at {company}, and for "
              "considering me."),
        Frame("open-note", "A short note to thank you for our conversation{when}, and for your "
              "consideration for {the_role} at {company}."),
        Frame("open-much", "Thank you very much for the conversation{when} about {the_role} at {company}, and for the "
              "consideration you’re giving me."),
        Frame("open-call", "Thank you for the call{when} about {the_role} at {company}, and for taking the time to "
              "consider me.", formats=_PHONE),
        Frame("open-phone", "Thank you for talking with me by phone{when}, and for considering me for {the_role} at "
              "{company}.", formats=_PHONE),
        Frame("open-video", "Thank you for making time for our video call{when}, and for considering me for {the_role} "
              "at {company}.", formats=_VIDEO),
        Frame("open-having", "Thank you for having me at {company}{when}, and for the time and consideration you gave "
              "to my interview for {the_role}.", formats=_ONSITE),
        Frame("open-person", "It was good to meet you in person{when}, and I appreciate your time and your "
              "consideration for {the_role} at {company}.", formats=_ONSITE, mood=_WELL),
        Frame("open-thanks", "Thanks so much for the time you gave me{when} to talk about {the_role} at "
              "{company}, and for your consideration.", tones=_WARM, mood=_WELL),
        Frame("open-talking", "Thanks for making the time{when} to go over {the_role} at {company}, and for "
              "your consideration.", tones=_PLAINER),
        Frame("open-accept", "Please accept my thanks for the time you gave me{when}, and for considering "
              "me as a candidate for {the_role} at {company}.", tones=_FORMAL),
    ),
    # What people talk about need not be work, and who told whom is not logged: these sentences say neither.
    Move.TOPIC: (
        Frame("topic-chance", "I appreciated the chance to talk with you about {topic}, and I’d be happy to "
              "go into more detail whenever that’s useful.", _NOUN),
        Frame("topic-good", "It was good to talk with you about {topic}, and I’d be glad to pick that up again.",
              _ABOUT, mood=_WELL),
        Frame("topic-glad", "I was glad that we had time to discuss {topic}.", _ABOUT, mood=_WELL),
        Frame("topic-discussing", "Thank you as well for talking with me about {topic}.", _ABOUT),
        Frame("topic-useful", "It was useful to have the time to go over {topic}.", _ABOUT),
        Frame("topic-conversation", "I particularly appreciated our conversation about {topic}.", _ABOUT, mood=_WELL),
        Frame("topic-took", "I appreciated that you took the time to talk with me about {topic}.", _ABOUT),
        Frame("topic-further", "I’d be happy to continue our conversation about {topic} at any time.", _ABOUT),
        Frame("topic-valued", "I valued the opportunity to discuss {topic}.", _ABOUT, mood=_WELL),
        Frame("topic-among", "Among other things, we talked about {topic}, and I appreciated that part of the "
              "conversation.", _ABOUT),
        Frame("topic-too", "Thank you, too, for our discussion of {topic}; it was helpful to me.", _NOUN),
        Frame("topic-interesting", "It was interesting to talk about {topic}, and I was glad to have the "
              "time for it.",
              _ABOUT, mood=_WELL),
        Frame("topic-telling", "Thank you for telling me about {topic}, which was helpful to hear.", _ABOUT,
              whose=Whose.THEIRS),
        Frame("topic-hear", "It was good to hear from you about {topic}.", _ABOUT, whose=Whose.THEIRS, mood=_WELL),
        Frame("topic-hearing", "I appreciated hearing from you about {topic}.", _ABOUT, whose=Whose.THEIRS),
        Frame("topic-letting", "Thank you for letting me talk about {topic}.", _ABOUT, whose=Whose.MINE),
        Frame("topic-listening", "I appreciated the time you gave to hearing about {topic}.", _ABOUT,
              whose=Whose.MINE),
        Frame("asked-detail", "I appreciated {topic}, and I’d be happy to go into more detail.", _ASKED),
        Frame("asked-through", "It was good to have the time to go into {topic}.", _ASKED, mood=_WELL),
        Frame("asked-again", "I was glad to talk through {topic}, and I’d be happy to pick that up again.", _ASKED,
              mood=_WELL),
        Frame("asked-chance", "Thank you as well for {topic}, and for the chance to talk it through.", _ASKED),
        Frame("asked-work", "I appreciated that we had time to work through {topic}.", _ASKED),
        Frame("asked-more", "If it’s useful, I’d be happy to say more in answer to {topic}.", _ASKED),
        Frame("asked-particular", "In particular, I appreciated {topic} and the discussion that came with it.", _ASKED),
        Frame("topic-one", "There was one thing we talked about that I especially appreciated: {topic}.", _LOOSE,
              mood=_WELL),
        Frame("topic-this", "Thank you as well for discussing this with me: {topic}.", _LOOSE),
        Frame("topic-return", "Among the things we discussed, I’d be happy to return to this one: {topic}.", _LOOSE),
        Frame("topic-subject", "I appreciated that we took up one subject in particular: {topic}.", _LOOSE),
        Frame("topic-pick", "I’d be happy to return to something that came up: {topic}.", _LOOSE),
        Frame("topic-came", "I’m glad that we came to one subject in particular: {topic}.", _LOOSE, mood=_WELL),
        Frame("question-this", "I appreciated talking this question over with you: {topic}", _QUESTION),
        Frame("question-one", "One question we discussed was a good one to think about: {topic}", _QUESTION,
              mood=_WELL),
        Frame("question-thanks", "Thank you as well for discussing a question with me: {topic}", _QUESTION),
        Frame("question-return", "There’s a question from our conversation that I’d be happy to return to: {topic}",
              _QUESTION),
        Frame("question-more", "I’d be glad to talk further about one of the questions we discussed: {topic}",
              _QUESTION),
        Frame("question-glad", "I was glad that we took up one question in particular: {topic}", _QUESTION,
              mood=_WELL),
    ),
    # Nor need the member's own work belong to this topic: it is brought to the role.
    Move.BRIDGE: (
        Frame("bridge-carry", "From my own background, {fit} would be relevant here.", _THING),
        Frame("bridge-draw", "In this role, I’d draw on {fit}.", _THING),
        Frame("bridge-bring", "I’d bring {fit} to the work.", _THING),
        Frame("bridge-nearest", "The closest thing in my own experience is {fit}.", _THING),
        Frame("bridge-building", "I’d be glad to build on {fit}.", _THING),
        Frame("bridge-side", "On my side, {fit} should be useful here.", _THING),
        Frame("bridge-add", "To add one detail about my own work: {fit}.", _COLON),
        Frame("bridge-practice", "I know this kind of work from practice: {fit}.", _COLON),
        Frame("bridge-own", "There’s a part of my own experience that I’d like to build on: {fit}.", _COLON),
        Frame("bridge-short", "In short, here is what I could bring to the role: {fit}.", _COLON),
        Frame("bridge-mention", "One part of my background seems relevant here: {fit}.", _COLON),
        Frame("bridge-related", "I have some related experience: {fit}.", _COLON),
    ),
    Move.PANEL: (
        Frame("panel-pass", "Could you also pass on my thanks to {others}?"),
        Frame("panel-meeting", "It was good to meet {others} too; please give them my thanks.", formats=_SEEN,
              mood=_WELL),
        Frame("panel-share", "I’d also like to thank {others}, if you could pass that on."),
        Frame("panel-also", "I’m grateful to {others} for their time as well."),
    ),
    Move.INTEREST: (
        Frame("interest-very", "I’m very interested in {the_role}, and I’d be glad to take it on.", mood=_WELL),
        Frame("interest-remain", "I remain very interested in {the_role}.", mood=_WELL),
        Frame("interest-further", "Having talked with you, I’d like to be considered further for {the_role}.",
              mood=_WELL),
        Frame("interest-colleagues", "I’m interested in the work, and I’d be glad to do it with you and your "
              "colleagues.", mood=_WELL),
        Frame("interest-work", "The work interests me, and I’d welcome the chance to take it on.", mood=_WELL),
        Frame("interest-joining", "I’d very much like to do this work at {company}.", mood=_WELL),
        Frame("interest-strong", "My interest in {the_role} is strong, and I’d be pleased to go on to the next "
              "round.", mood=_WELL),
        Frame("interest-chance", "I’d welcome the chance to take on this role.", mood=_WELL),
        Frame("interest-appeals", "The role appeals to me, and I hope that we can take this further.", mood=_WELL),
        Frame("interest-consider", "Please consider me very interested in {the_role}.", mood=_WELL),
        Frame("interest-join", "I’m very interested in this work, and I’d like to join you and your "
              "colleagues.",
              mood=_WELL),
        Frame("interest-definitely", "I’m definitely interested in {the_role}.", tones=_PLAINER, mood=_WELL),
        Frame("interest-love", "I’d love to do this work with you and your colleagues.", tones=_WARM, mood=_WELL),
        Frame("interest-position", "I would be pleased to be considered further, and I remain very "
              "interested in the position.", tones=_FORMAL, mood=_WELL),
        Frame("low-remain", "I remain interested in {the_role}, and I appreciate being considered for it.", mood=_LOW),
        Frame("low-still", "I’d still like to be considered for {the_role}.", mood=_LOW),
        Frame("low-mind", "Please keep me in mind for {the_role} as your process continues.", mood=_LOW),
        Frame("low-unchanged", "My interest in {the_role} is the same as before.", mood=_LOW),
        Frame("low-stay", "I’d like to stay in consideration for {the_role}.", mood=_LOW),
        Frame("low-candidate", "I’m still interested in being a candidate for {the_role}.", mood=_LOW),
        Frame("low-continue", "If you see a possible match, I’m interested in the next step.", mood=_LOW),
        Frame("low-comes", "I remain interested, and I’d like to know what comes next.", mood=_LOW),
        Frame("low-plans", "I’d still like to be considered, if that fits your plans.", mood=_LOW),
        Frame("low-further", "I’m interested in being considered further.", mood=_LOW),
        Frame("low-position", "I remain interested in the position.", mood=_LOW),
        Frame("low-work", "I’m interested in the work, and I’d like to hear about the next step.", mood=_LOW),
    ),
    Move.NEXT: (
        Frame("next-further", "If anything further from me would help with your decision, I’d be happy to send it."),
        Frame("next-samples", "Please let me know if references, work samples or anything else would be useful."),
        Frame("next-questions", "I look forward to the next step, and I’m glad to answer any questions in the "
              "meantime.", mood=_WELL),
        Frame("next-need", "If you need anything else from me, please let me know; otherwise, I look forward to "
              "hearing from you."),
        Frame("next-again", "I’d be happy to talk again at any time that suits you."),
        Frame("next-anything", "Is there anything else you’d like from me? I’d be glad to send it along."),
        Frame("next-continue", "I hope that we can continue the conversation, and I’m glad to send whatever you need "
              "until then.", mood=_WELL),
        Frame("next-hear", "I look forward to hearing about next steps whenever you’re ready."),
        Frame("next-open", "If a question comes up later, I’d be happy to answer it."),
        Frame("next-touch", "Please get in touch if there’s anything else I can provide."),
        Frame("next-promised", "I understand that you expect to have news by {promised}. If you need anything from me "
              "before then, I’m glad to send it."),
        Frame("next-date", "I look forward to hearing from you around {promised}, and I’m happy to answer any "
              "questions until then."),
    ),
}  # fmt: skip

_STATUS: Mapping[Move, tuple[Frame, ...]] = {
    Move.STATUS_OPEN: (
        Frame("status-again", "Thank you again for the interview for {the_role} at {company} on {date}."),
        Frame("status-back", "It was good to have the chance to interview for {the_role} at {company} on {date}.",
              mood=_WELL),
        Frame("status-short", "This is a short note about {the_role} at {company}, which I interviewed for on {date}."),
        Frame("status-pleasure", "On {date}, I had the pleasure of interviewing for {the_role} at {company}.",
              mood=_WELL),
        Frame("status-thanks", "Thank you once more for the conversation about {the_role} at {company} on {date}."),
        Frame("status-opportunity", "On {date}, I interviewed for {the_role} at {company}, and I’m grateful for the "
              "opportunity."),
        Frame("status-since", "A quick follow-up on my interview for {the_role} at {company} on {date}."),
        Frame("status-appreciate", "Thank you again for the time that you and your colleagues gave to my "
              "interview for {the_role} at {company} on {date}."),
    ),
    Move.STATUS_THANKS: (
        Frame("late-time", "Thank you for your time on {date}, and for considering me for {the_role} at {company}."),
        Frame("late-interview", "Many thanks for the interview on {date}. I appreciate being in consideration for "
              "{the_role} at {company}."),
        Frame("late-talk", "Thank you for talking with me about {the_role} at {company} on {date}, and for your "
              "consideration."),
        Frame("late-conversation", "Thank you for our conversation on {date}, and for your consideration for "
              "{the_role} at {company}."),
        Frame("late-good", "It was good to talk about {the_role} at {company} on {date}, and I’m grateful for your "
              "time and consideration.", mood=_WELL),
        Frame("late-spent", "Thank you for considering me for {the_role} at {company}, and for the time you spent with "
              "me on {date}."),
        Frame("late-accept", "Please accept my thanks for the interview on {date}, and for considering my candidacy "
              "for {the_role} at {company}.", tones=_FORMAL),
    ),
    Move.STATUS_INTEREST: (
        Frame("still-very", "I remain very interested in the role.", mood=_WELL),
        Frame("still-much", "I’d still very much like to join you.", mood=_WELL),
        Frame("still-appeals", "The work still appeals to me.", mood=_WELL),
        Frame("still-glad", "I’m still very interested, and I’d be glad to take on the role.", mood=_WELL),
        Frame("still-now", "I’m as interested now as I was then.", mood=_WELL),
        Frame("still-welcome", "I’d welcome the chance to do this work.", mood=_WELL),
        Frame("still-remain", "I remain interested in the role.", mood=_LOW),
        Frame("still-considered", "I’d still like to be considered for it.", mood=_LOW),
        Frame("still-interested", "I’m still interested in the position.", mood=_LOW),
        Frame("still-unchanged", "My interest in the role is unchanged.", mood=_LOW),
    ),
    Move.STATUS_ASK: (
        Frame("ask-stands", "Could you tell me where the process stands, or roughly when you expect to decide?"),
        Frame("ask-moment", "When you have a moment, could you let me know what the timeline looks like from here?"),
        Frame("ask-things", "May I ask how things stand, and what the next step might be?"),
        Frame("ask-rough", "If you’re able to share a rough timeline for the next steps, I’d appreciate it."),
        Frame("ask-sense", "Do you have a sense yet of when the next step might follow?"),
        Frame("ask-update", "I’d appreciate an update on where things stand, whenever that’s convenient."),
        Frame("ask-promised", "I understood that news was expected around {promised}. Is that still the plan, or has "
              "the timeline changed?"),
        Frame("ask-date", "As I understood it, a decision was planned for around {promised}. Could you tell me how the "
              "timeline looks now?"),
    ),
    Move.STATUS_OFFER: (
        Frame("offer-further", "If further information from me would help, I’m glad to send it."),
        Frame("offer-references", "I’m also happy to provide references or work samples."),
        Frame("offer-questions", "If any questions have come up since, I’d be happy to answer them."),
        Frame("offer-talk", "I’d be glad to talk again if that’s useful to you."),
        Frame("offer-need", "Please let me know if there’s anything else you need from me."),
        Frame("offer-missing", "If anything is still missing on my side, I’m happy to provide it."),
    ),
    Move.STATUS_CLOSE: (
        Frame("close-again", "Thank you for your time and consideration."),
        Frame("close-considering", "Thank you again for considering me."),
        Frame("close-help", "Many thanks for your help with this."),
        Frame("close-appreciate", "I appreciate the time you and your colleagues have given me."),
        Frame("close-reading", "Thank you for your help with the process."),
        Frame("close-grateful", "I’m grateful for your consideration."),
    ),
    Move.LAST_OPEN: (
        Frame("last-note", "One more short note about {the_role} at {company}, which I interviewed for on {date}."),
        Frame("last-follow", "One more follow-up on my interview for {the_role} at {company} on {date}, "
              "with thanks for your time."),
        Frame("last-time", "Hiring takes time, so this is only a quick word about {the_role} at {company} and my "
              "interview on {date}."),
        Frame("last-again", "Thank you once again for the opportunity to interview for {the_role} at {company} on "
              "{date}."),
        Frame("last-while", "It’s been a little while since my interview for {the_role} at {company} on {date}, and I "
              "hope that things are going well."),
        Frame("last-once", "On {date}, I interviewed for {the_role} at {company}, and I’m following up once more."),
    ),
    Move.LAST_ASK: (
        Frame("last-open-still", "If the position is still open, I’m still interested, and I’d be glad to hear about "
              "the next step."),
        Frame("last-news", "If there’s any news, I’d be glad to hear it. My interest is unchanged."),
        Frame("last-future", "I’d still like to be considered, now or when another role comes up, and I’d be glad to "
              "hear from you."),
        Frame("last-another", "If you’ve chosen somebody else, I understand; if not, I remain interested and would be "
              "happy to hear from you."),
        Frame("last-whenever", "I’m still interested in the work, and I’d be pleased to hear from you whenever the "
              "time is right."),
        Frame("last-discussion", "If the role is still under discussion, I remain interested and would be "
              "happy to talk again."),
    ),
    Move.LAST_CLOSE: (
        Frame("last-thanks", "Either way, thank you for your time and consideration. I wish you and your colleagues "
              "well."),
        Frame("last-good", "In any case, thank you for your time, and all the best with the search."),
        Frame("last-kindness", "Whatever you decide, thank you for the time and attention you gave me."),
        Frame("last-paths", "Thank you for considering me, and I hope our paths cross again.", mood=_WELL),
        Frame("last-spent", "Thank you for the time you and your colleagues spent with me. I wish you every "
              "success."),
        Frame("last-grateful", "I’m grateful for your time, and I wish you well with the decision."),
    ),
}  # fmt: skip

_PASSED_ON: Mapping[Move, tuple[Frame, ...]] = {
    Move.PASSED_ON: (
        Frame("pass-could", "Could you pass on my thanks to {others} for their time{when}, and for considering me for "
              "{the_role} at {company}?"),
        Frame("pass-grateful", "I’d be grateful if you could pass my thanks to {others} for the "
              "conversation{when} about {the_role} at {company}, and for their consideration."),
        Frame("pass-would", "Would you please give my thanks to {others} for the time and consideration I was "
              "given{when} for {the_role} at {company}?"),
        Frame("pass-kind", "Thank you for your help with {the_role} at {company}. Could you let {others} know that I’m "
              "grateful for their time{when}, and for their consideration?"),
    ),
    Move.OR_ADDRESS: (
        Frame("address-directly", "If it’s easier to share an email address, I’d be glad to write directly."),
        Frame("address-rather", "I’m also happy to send a note myself, if you’re able to share an address."),
        Frame("address-prefer", "Or, if you prefer, please send me an email address and I’ll thank them myself."),
        Frame("address-own", "If you’re able to share an address, I’d be just as happy to write a note of my own."),
    ),
}  # fmt: skip

FRAMES: Mapping[Move, tuple[Frame, ...]] = {**_THANK_YOU, **_STATUS, **_PASSED_ON}

GREETINGS: Mapping[Tone, str] = {Tone.PLAIN: "Hello", Tone.WARM: "Hi", Tone.FORMAL: "Dear"}
TITLED = "Dear"
"""The greeting of anybody called by a title."""
TO_NOBODY = "Hello,"
"""The greeting where no name is known."""
THOSE_MET = "the people I spoke with"
"""Who is thanked where no name is known."""

CLOSINGS: Mapping[Tone, tuple[str, ...]] = {
    Tone.PLAIN: ("Kind regards,", "Best regards,", "Regards,", "With thanks,"),
    Tone.WARM: ("Best wishes,", "Warm regards,", "With thanks,", "All the best,"),
    Tone.FORMAL: ("Sincerely,", "Kind regards,", "Respectfully,", "With appreciation,"),
}

CONTRACTIONS: Mapping[str, str] = {
    "I’d": "I would", "I’m": "I am", "I’ve": "I have", "I’ll": "I will", "it’s been": "it has been",
    "It’s been": "It has been", "it’s": "it is", "It’s": "It is", "that’s": "that is", "there’s": "there is",
    "There’s": "There is", "you’d": "you would", "you’re": "you are", "you’ve": "you have", "you’ll": "you will",
    "we’re": "we are", "we’ve": "we have", "they’re": "they are", "don’t": "do not", "doesn’t": "does not",
}  # fmt: skip
"""What a formal note spells out, the longer first."""

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "thank_you": ("Thank you – {what} interview", "Thank you for your time – {what}", "Thank you – {what}"),
    "both": ("Thank you, and next steps – {what}", "Thank you and a question – {what}", "Thank you – {what}"),
    "status": ("Next steps – {what} interview", "My interview – {what}", "Following up – {what} interview"),
    "last": ("Following up again – {what}", "Following up again – {what} interview", "My interview – {what}"),
    "pass_on": ("Passing on thanks – {what}", "Thanks to pass on – {what}", "My thanks – {what}"),
}
"""Two or three for each use; {what} is the role, else the company."""

OUR_OWN = "your company"
"""For a company without a name."""
THE_ROLE = "the role"
"""For a role that is not known."""
ALREADY_A_NOUN = (
    "role", "position", "job", "post", "opening", "internship", "apprenticeship", "fellowship", "traineeship",
    "residency", "placement", "program", "programme", "scholarship", "clerkship", "co-op",
)  # fmt: skip
TITLES = frozenset(
    ("Mr", "Mrs", "Ms", "Mx", "Miss", "Dr", "Prof", "Professor", "Sir", "Dame", "Rev", "Hon", "Judge", "Captain")
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
