"""English: the sentences of the notes, by what each does; apostrophes are typographic throughout.

Slots: {the_role} "the Staff Engineer role" ("the role" when unknown) · {company} · {when} " on Tuesday", or
nothing on the day itself · {date} "March 3" · {promised} a date · {topic}, {fit} the member's words,
{Topic} with a capital · {others} "Bob and Lena".
"""

from collections.abc import Mapping

from bot.drafting.frames.frame import ANY_FORMAT, Frame, Move, Whose
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
_DOING = frozenset({Shape.DOING})
_QUESTION = frozenset({Shape.QUESTION})
_STATED = frozenset({Shape.STATEMENT})
_COLON = frozenset({Shape.STATEMENT, Shape.LOOSE, Shape.NOUN})

_THANK_YOU: Mapping[Move, tuple[Frame, ...]] = {
    Move.OPEN: (
        Frame("open-time", "Thank you for your time{when} and for considering me for {the_role} at {company}."),
        Frame("open-speaking", "Thank you for speaking with me{when} about {the_role} at {company}, and for "
              "considering my application."),
        Frame("open-many", "Many thanks for making time to talk{when}, and for your consideration of my "
              "application for {the_role} at {company}."),
        Frame("open-pleasure", "It was a pleasure to meet you{when}; thank you for the conversation about "
              "{the_role}, and for the time and thought that {company} is giving my application.", formats=_SEEN),
        Frame("open-picture", "Thank you for a conversation that gave me a much clearer picture of {the_role}, and "
              "for the consideration I am being given at {company}."),
        Frame("open-took", "Thank you for the time you took{when} to tell me about {the_role} at {company}. Thank "
              "you, too, for considering me for it."),
        Frame("open-good", "It was good to talk with you{when} about {the_role} at {company}, and I am grateful "
              "for both your time and your consideration."),
        Frame("open-day", "Thank you for making room in your day{when} to talk about the work at {company}, and "
              "for considering me for it."),
        Frame("open-note", "A short note to thank you for our conversation{when}, and for taking the time to "
              "consider me for {the_role} at {company}."),
        Frame("open-generous", "You were generous with your time{when}; thank you for that, and for considering "
              "me for {the_role} at {company}."),
        Frame("open-call", "Thank you for the call{when} about {the_role}, and for the time and consideration "
              "that you and {company} are giving my application.", formats=_PHONE),
        Frame("open-phone", "Talking with you by phone{when} was a pleasure: thank you for your time, and for "
              "considering me for {the_role} at {company}.", formats=_PHONE),
        Frame("open-video", "Thank you for making time for our video call{when} and for considering me as you "
              "fill {the_role} at {company}.", formats=_VIDEO),
        Frame("open-having", "Thank you for having me at {company}{when}, and for the time and consideration you "
              "gave to my interview for {the_role}.", formats=_ONSITE),
        Frame("open-person", "Meeting you in person{when} was a pleasure: thank you for your time, and for "
              "considering me for {the_role} at {company}.", formats=_ONSITE),
        Frame("open-enjoyed", "Thank you for such an enjoyable conversation{when}, and for considering me for "
              "{the_role} at {company}.", tones=_WARM),
        Frame("open-accept", "Please accept my thanks for your time{when}, and for your consideration of my "
              "candidacy for {the_role} at {company}.", tones=_FORMAL),
    ),
    # What people talk about need not be work: no sentence here says that it was.
    Move.TOPIC: (
        Frame("topic-enjoyed", "I enjoyed talking with you about {topic}, and I have gone back to it in my mind "
              "several times since.", _ABOUT, tones=_PLAINER),
        Frame("topic-told", "What you told me about {topic} has stayed with me, and I was glad to hear it from you "
              "directly.", _ABOUT, whose=Whose.THEIRS),
        Frame("topic-talk", "Our talk about {topic} is what made this more of a conversation than an "
              "interview.", _ABOUT),
        Frame("topic-part", "The part of our conversation about {topic} is the one that has stayed with me most.",
              _ABOUT),
        Frame("topic-left", "You left me with a good deal to think about, most of all when we came to {topic}.",
              _NOUN, whose=Whose.THEIRS),
        Frame("topic-hearing", "I enjoyed hearing you talk about {topic}, and would gladly have listened for longer.",
              _ABOUT, whose=Whose.THEIRS),
        Frame("topic-thoughts", "It was helpful to hear your thoughts on {topic}; they answered questions that I had "
              "not thought to ask.", _ABOUT, whose=Whose.THEIRS),
        Frame("topic-learned", "I learned a good deal when we discussed {topic}, more than I could have read up on "
              "beforehand.", _NOUN, whose=Whose.THEIRS),
        Frame("topic-discuss", "I especially valued the chance to discuss {topic}, and would be happy to pick it up "
              "again.", _ABOUT),
        Frame("topic-since", "I have been thinking about {topic} since we spoke, which I take as the sign of a good "
              "conversation.", _ABOUT),
        Frame("topic-memorable", "{Topic} made for a memorable part of our conversation, and I was glad we found "
              "time for it.", _NOUN),
        Frame("topic-detail", "I appreciated that we went beyond generalities, above all when we talked about "
              "{topic}.", _ABOUT),
        Frame("topic-came", "I was glad that we came to talk about {topic}, and that you took the time to hear about "
              "it.", _ABOUT, whose=Whose.MINE),
        Frame("topic-interest", "Thank you for the attention you gave to {topic}; it made me feel that I had "
              "been listened to.", _NOUN, whose=Whose.MINE),
        Frame("topic-stayed", "One thing from our conversation has stayed with me: {topic}.", _LOOSE),
        Frame("topic-useful", "If I had to name the most useful thing I heard, it would be this: {topic}.", _LOOSE),
        Frame("topic-notes", "The first line of my notes afterwards reads: {topic}.", _LOOSE, tones=_PLAINER),
        Frame("topic-above", "Here is what I took away from our talk above all: {topic}.", _LOOSE),
        Frame("topic-among", "Among the things we talked about, one stands out in my memory: {topic}.", _LOOSE),
        Frame("topic-point", "There is one point that I have gone back to since we spoke: {topic}.", _LOOSE),
        Frame("topic-best", "I can say what I remember best without looking it up: {topic}.", _LOOSE,
              tones=_PLAINER),
        Frame("topic-more", "I would gladly hear more about one thing that came up: {topic}.", _LOOSE),
        Frame("topic-noted", "You may remember one thing that we discussed in particular: {topic}.", _LOOSE),
        Frame("topic-question", "One question from our conversation has stayed with me: {topic}", _QUESTION),
        Frame("topic-turning", "Since then I have been turning over one question that came up: {topic}", _QUESTION),
        Frame("topic-which", "Among the questions we touched on, I keep thinking about this one: {topic}", _QUESTION),
        Frame("topic-discussed", "There is a question I would gladly go on discussing with you: {topic}", _QUESTION),
        Frame("topic-raised", "Of all that was said, what I remember best is a question: {topic}", _QUESTION),
        Frame("topic-back", "I have gone back more than once to a question that we talked about: {topic}", _QUESTION),
    ),
    # Nor need the member's own work belong to this topic: it is brought to the role.
    Move.BRIDGE: (
        Frame("bridge-carry", "From my own background, {fit} would carry over well.", _THING),
        Frame("bridge-draw", "For the work itself, I could draw on {fit}.", _THING),
        Frame("bridge-see", "I could see from what you described where {fit} would be of use.", _THING),
        Frame("bridge-nearest", "The nearest thing in my own work is {fit}.", _THING),
        Frame("bridge-start", "I would start with the advantage of {fit}.", _THING),
        Frame("bridge-building", "I would be glad to build on {fit}.", _THING),
        Frame("bridge-gladly", "I enjoyed {fit}, and would gladly do more of that kind.", _DOING),
        Frame("bridge-ground", "Much of this is familiar ground for me: {fit}.", _STATED),
        Frame("bridge-touches", "The role touches directly on what I have done before, as {fit}.", _STATED),
        Frame("bridge-picture", "I could picture the work well, because {fit}.", _STATED),
        Frame("bridge-add", "To add one detail from my side: {fit}.", _COLON),
        Frame("bridge-practice", "I know something of this kind of work from practice: {fit}.", _COLON),
        Frame("bridge-own", "There is a part of my own experience that I would like to build on: {fit}.", _COLON),
        Frame("bridge-bring", "What I could bring to the role, in short: {fit}.", _COLON),
        Frame("bridge-mention", "One part of my background is worth mentioning here: {fit}.", _COLON),
        Frame("bridge-side", "For my part, there is this to build on: {fit}.", _COLON),
    ),
    Move.PANEL: (
        Frame("panel-pass", "Please pass on my thanks to {others} as well."),
        Frame("panel-meeting", "It was good to meet {others} too, and I would be grateful if you passed on my "
              "thanks.", formats=_SEEN),
        Frame("panel-share", "My thanks go to {others} as well, if you would be kind enough to share them."),
        Frame("panel-also", "I am just as grateful to {others} for their time."),
    ),
    Move.INTEREST: (
        Frame("interest-even", "Having talked with you, I am even more interested in {the_role} than I was before."),
        Frame("interest-grown", "My interest in {the_role} has only grown since we spoke."),
        Frame("interest-take", "I would very much like to take on {the_role}, and I think I would enjoy it."),
        Frame("interest-surer", "I came away surer that {the_role} is one I would be keen to take on."),
        Frame("interest-confirmed", "All I heard confirmed my interest in {the_role}."),
        Frame("interest-keen", "I am keen to be considered further for {the_role}, now that I know more about it."),
        Frame("interest-glad", "I came away more interested than before, and would be glad to work with you and "
              "your colleagues."),
        Frame("interest-appealed", "The more I heard about the work, the more it appealed to me."),
        Frame("interest-start", "This is work that I would be keen to start on."),
        Frame("interest-began", "I ended our conversation more enthusiastic about the work than when it began."),
        Frame("interest-joining", "Joining {company} appeals to me all the more after hearing about it from you."),
        Frame("interest-stronger", "My interest is all the stronger for having talked it through with you."),
        Frame("interest-myself", "I can see myself in this work, and I am keen to do it."),
        Frame("interest-love", "I’d love to do this work with you and your colleagues.", tones=_WARM),
        Frame("interest-remain", "I remain most interested in the position.", tones=_FORMAL),
    ),
    Move.NEXT: (
        Frame("next-further", "If anything further from me would help with your decision, I am happy to send it."),
        Frame("next-samples", "Please let me know if references, samples of my work or anything else would be "
              "useful."),
        Frame("next-questions", "I look forward to the next step, and am glad to answer any questions that come up "
              "in the meantime."),
        Frame("next-line", "Should you need anything else, a line to me is enough; otherwise I look forward to "
              "hearing from you."),
        Frame("next-again", "I would be happy to talk again at any time that suits you."),
        Frame("next-anything", "Is there anything else that you would find useful to see or ask? I would be glad to "
              "provide it."),
        Frame("next-continue", "I hope that we can continue the conversation, and I will gladly send whatever you "
              "need until then."),
        Frame("next-hear", "I look forward to hearing what comes next, whenever you are ready."),
        Frame("next-open", "If a question occurs to you later on, I would be happy to answer it."),
        Frame("next-promised", "I understand that you hope to have news by {promised}; if you need anything from me "
              "before then, I am glad to send it."),
        Frame("next-date", "I look forward to hearing from you around {promised}, and am happy to answer further "
              "questions until then."),
    ),
}  # fmt: skip

_STATUS: Mapping[Move, tuple[Frame, ...]] = {
    Move.STATUS_OPEN: (
        Frame("status-again", "Thank you again for the interview on {date} for {the_role} at {company}."),
        Frame("status-clear", "The interview on {date} for {the_role} at {company} left me with a clear picture of the "
              "work, and I like what I saw."),
        Frame("status-back", "It was good to have the chance to interview for {the_role} at {company} on {date}."),
        Frame("status-short", "This is a short note about {the_role} at {company}, for which I interviewed on {date}."),
        Frame("status-pleasure", "On {date} I had the pleasure of interviewing for {the_role} at {company}."),
        Frame("status-thanks", "Thank you once more for the conversation on {date} about {the_role} at {company}."),
        Frame("status-follow", "Following my interview on {date}, may I come back to you about {the_role} at "
              "{company}?"),
        Frame("status-grateful", "Thank you for the time that {company} gave me on {date} to talk about {the_role}."),
        Frame("status-well", "Thank you again for my interview on {date} for {the_role} at {company}, to which I have "
              "thought back often.", tones=_PLAINER),
    ),
    Move.STATUS_THANKS: (
        Frame("late-time", "Thank you for your time on {date} and for considering me for {the_role} at {company}."),
        Frame("late-interview", "Many thanks for the interview on {date}, and for your consideration of my "
              "application for {the_role} at {company}."),
        Frame("late-talk", "Thank you for talking with me on {date} about {the_role} at {company}, and for "
              "considering my application."),
        Frame("late-grateful", "Please accept my thanks for the interview on {date}, and for the consideration you are "
              "giving me for {the_role} at {company}."),
        Frame("late-good", "It was good to talk on {date} about {the_role} at {company}, and I am grateful for your "
              "time and consideration."),
        Frame("late-having", "Thank you for the time you gave me on {date}, and for considering me as you fill "
              "{the_role} at {company}."),
    ),
    Move.STATUS_INTEREST: (
        Frame("still-joining", "I remain very interested in joining you."),
        Frame("still-strong", "My interest is as strong as it was that day."),
        Frame("still-appeals", "The work appeals to me as much as it did then."),
        Frame("still-keen", "I am as keen on the work now as I was in the interview."),
        Frame("still-glad", "I would very much like to do this work, and the days since have not changed that."),
        Frame("still-thought", "If anything, my interest has grown since then."),
        Frame("still-enthusiasm", "My enthusiasm for the position is the same as it was then."),
    ),
    Move.STATUS_ASK: (
        Frame("ask-stands", "Could you tell me where the process stands, or roughly when you expect to decide?"),
        Frame("ask-moment", "When you have a moment, would you let me know what the timeline looks like from here?"),
        Frame("ask-things", "May I ask how things stand, and what the next step might be?"),
        Frame("ask-rough", "If you are able to share a rough timeline for the next steps, it would help me to plan."),
        Frame("ask-sense", "Is there a sense yet of when the next step might follow?"),
        Frame("ask-word", "I would be grateful for a word on where things stand, whenever it is convenient."),
        Frame("ask-promised", "I had understood that news was expected around {promised}; may I ask whether that is "
              "still the plan, or how the timeline looks now?"),
        Frame("ask-date", "A decision was planned for around {promised}, as I understood it. Could you tell me how "
              "the timeline looks now?"),
    ),
    Move.STATUS_OFFER: (
        Frame("offer-further", "If further information from me would help, I am glad to send it."),
        Frame("offer-references", "I am also happy to provide references or samples of my work."),
        Frame("offer-questions", "Should any questions have come up since, I would be happy to answer them."),
        Frame("offer-talk", "I would be glad to talk again if that is useful to you."),
        Frame("offer-need", "Please let me know if there is anything else you need from me."),
        Frame("offer-missing", "If something is missing from my application, I will gladly supply it."),
    ),
    Move.STATUS_CLOSE: (
        Frame("close-again", "Thank you for your time and consideration."),
        Frame("close-application", "Thank you for the thought you are giving my application."),
        Frame("close-help", "Many thanks for your help with this."),
        Frame("close-appreciate", "I appreciate the time that you and your colleagues have given me."),
        Frame("close-reading", "Thank you for reading this, and for considering me."),
        Frame("close-grateful", "I am grateful for the consideration, whatever you decide."),
    ),
    Move.LAST_OPEN: (
        Frame("last-note", "This will be my last note about {the_role} at {company}, for which I interviewed on "
              "{date}."),
        Frame("last-line", "One last line from me about my interview on {date} for {the_role} at {company}."),
        Frame("last-time", "Decisions like these take time, so this is the last you will hear from me about the "
              "interview on {date} for {the_role} at {company}."),
        Frame("last-hands", "Thank you once more for the interview on {date} for {the_role} at {company}; after this "
              "note I will leave it in your hands."),
        Frame("last-close", "To close the loop on my side: I interviewed on {date} for {the_role} at {company}, and "
              "I enjoyed it."),
        Frame("last-know", "Hiring takes the time it takes, so I will write about {the_role} at {company} and my "
              "interview on {date} only this once more."),
    ),
    Move.LAST_ASK: (
        Frame("last-open-still", "If the position is still open, I remain interested, and would be glad of a word on "
              "the next step."),
        Frame("last-news", "Should there be news, I would be glad to hear it; my interest is the same as it was."),
        Frame("last-future", "I would still be keen to join you, now or when another role comes up, and would be glad "
              "to hear from you."),
        Frame("last-another", "If you have chosen somebody else, I wish you both well; if not, I am still interested "
              "and would be happy to hear from you."),
        Frame("last-whenever", "I am still interested in the work, and would be pleased to hear from you whenever the "
              "time is right."),
        Frame("last-plans", "If there is still room for me in your plans, I remain interested and would be happy to "
              "talk again."),
    ),
    Move.LAST_CLOSE: (
        Frame("last-thanks", "Either way, thank you for your time and consideration. I wish you and your colleagues "
              "well."),
        Frame("last-learned", "In any case I was glad of the conversation. Thank you for your time, and all good "
              "wishes for what comes next."),
        Frame("last-kindness", "Whatever you decide, thank you for the time and attention you gave my application."),
        Frame("last-paths", "Thank you for considering me, and I hope that our paths cross again."),
        Frame("last-enjoyed", "Thank you for the time that you and your colleagues spent with me; I enjoyed it, and I "
              "wish you every success."),
        Frame("last-grateful", "I am grateful for the time you gave me, and wish you well with the decision."),
    ),
}  # fmt: skip

_PASSED_ON: Mapping[Move, tuple[Frame, ...]] = {
    Move.PASSED_ON: (
        Frame("pass-could", "Could you pass on my thanks to {others} for their time{when}, and for considering me for "
              "{the_role} at {company}?"),
        Frame("pass-grateful", "I would be grateful if you could thank {others} from me for the conversation{when} "
              "about {the_role} at {company}, and for considering me."),
        Frame("pass-would", "Would you be so kind as to give my thanks to {others} for the time and consideration I "
              "was given{when} for {the_role} at {company}?"),
        Frame("pass-kind", "Thank you for your help with {the_role} at {company}. Could you let {others} know that I "
              "am grateful for their time{when}, and for their consideration?"),
    ),
    Move.OR_ADDRESS: (
        Frame("address-directly", "If it is easier to share an e-mail address, I would be glad to write directly."),
        Frame("address-rather", "I would also gladly send a note myself, if you are able to share an address."),
        Frame("address-prefer", "Or, if you prefer, let me have an e-mail address and I will send my thanks myself."),
        Frame("address-own", "I am just as happy to write a note of my own, should you be able to share an address."),
    ),
}  # fmt: skip

FRAMES: Mapping[Move, tuple[Frame, ...]] = {**_THANK_YOU, **_STATUS, **_PASSED_ON}

GREETINGS: Mapping[Tone, str] = {Tone.PLAIN: "Hello", Tone.WARM: "Hi", Tone.FORMAL: "Dear"}
TITLED = "Dear"
"""The greeting of anybody called by a title."""

CLOSINGS: Mapping[Tone, tuple[str, ...]] = {
    Tone.PLAIN: ("Kind regards,", "Best regards,", "Regards,", "With thanks,"),
    Tone.WARM: ("Best wishes,", "Warm regards,", "With thanks,", "All the best,"),
    Tone.FORMAL: ("Sincerely,", "Kind regards,", "With kind regards,", "Yours sincerely,"),
}

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "thank_you": ("Thank you – {what} interview", "Thank you for your time – {what}", "Thank you – {what}"),
    "both": ("Thank you, and next steps – {what}", "Thank you and a question – {what}", "Thank you – {what}"),
    "status": ("Next steps – {what} interview", "My interview – {what}", "Following up – {what} interview"),
    "last": ("A last note – {what}", "A last note – {what} interview", "My interview – {what}"),
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
