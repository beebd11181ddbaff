"""English: thanks after a no, and a polite withdrawal; apostrophes are typographic throughout."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import ABOUT, ASKED, FORMAL, LOOSE, NOUN, QUESTION, SEEN, WELL
from bot.drafting.frames.frame import Frame, Move

ENDING: Mapping[Move, tuple[Frame, ...]] = {
    Move.REJECTED_OPEN: (
        Frame("no-letting", "Thank you for letting me know about your decision on {the_role} at {company}, and for the "
              "time you gave me."),
        Frame("no-telling", "Thank you for telling me how the search for {the_role} at {company} ended, and for your "
              "time and consideration."),
        Frame("no-considering", "Thank you for the news about {the_role} at {company}, and for having considered me."),
        Frame("no-many", "Many thanks for letting me know how you decided on {the_role} at {company}, and for "
              "considering my candidacy."),
        Frame("no-good", "It was good to be considered for {the_role} at {company}, and I thank you for letting me "
              "know your decision.", mood=WELL),
        Frame("no-how", "Thank you for considering me for {the_role} at {company}, and for letting me know what "
              "you decided."),
        Frame("no-clear", "Thank you for a clear answer on {the_role} at {company}, and for the time and consideration "
              "that came before it."),
        Frame("no-accept", "Please accept my thanks for your consideration for {the_role} at {company}, and for "
              "letting me know the outcome.", tones=FORMAL),
    ),
    Move.REJECTED_VALUE: (
        Frame("still-valued", "I valued the time that you and your colleagues gave me, and I understand that there was "
              "a choice to make."),
        Frame("still-understand", "I understand the decision, and I appreciate having been part of the process."),
        Frame("still-chance", "I’m glad that I had the chance to interview with you, and I wish whoever takes the role "
              "a good start.", mood=WELL),
        Frame("still-meet", "It was good to meet you and to learn something about the work.", formats=SEEN,
              mood=WELL),
        Frame("still-colleagues", "My thanks also go to your colleagues, for their time and their attention."),
        Frame("still-worth", "The conversation was time well spent, and I respect your choice."),
        Frame("still-respect", "I respect your choice, and I appreciate the attention you gave to my candidacy."),
        Frame("still-learned", "I learned something from the process, and I appreciate that you took the time for it."),
        Frame("kept-particular", "I particularly appreciated our conversation about {topic}, and that stays true.",
              ABOUT),
        Frame("kept-time", "I appreciated the time that we spent on {topic}.", NOUN),
        Frame("kept-useful", "It was useful to talk with you about {topic}, and I’m grateful for it.", ABOUT),
        Frame("kept-worth", "Our conversation about {topic} was time well spent, whatever came of it.", ABOUT),
        Frame("kept-take", "What I take from it is our conversation about {topic}, and I’m glad of that.", ABOUT),
        Frame("kept-remember", "I’ll remember with appreciation that we talked about {topic}.", ABOUT),
        Frame("kept-learned", "I learned something from our conversation about {topic}, and I appreciate that.", ABOUT),
        Frame("kept-asked", "I appreciated {topic}, and the conversation that came of it.", ASKED),
        Frame("kept-through", "It was useful to think through {topic} with you.", ASKED),
        Frame("kept-through-again", "Among the things I take from it is {topic}, which was a good one to think about.",
              ASKED),
        Frame("kept-one", "There’s one part of our conversation that I appreciated in particular: {topic}.", LOOSE),
        Frame("kept-loose", "I’m grateful that we talked about this: {topic}.", LOOSE),
        Frame("kept-thing", "One thing I take from our conversation is this: {topic}.", LOOSE),
        Frame("kept-question", "I appreciated talking this question over with you: {topic}", QUESTION),
        Frame("kept-think", "We discussed a question that was worth the thought: {topic}", QUESTION),
        Frame("kept-good", "One question from our conversation stays worth asking: {topic}", QUESTION),
    ),
    Move.REJECTED_FEEDBACK: (
        Frame("feedback-word", "If you’re able to share a word of feedback, I’d be glad to have it; if not, I "
              "understand."),
        Frame("feedback-one", "If there’s one thing that I could do better another time, I’d be grateful for a line "
              "about it."),
        Frame("feedback-welcome", "Should you have any feedback for me, it would be welcome."),
        Frame("feedback-useful", "Any feedback that you can share would be useful to me; I know that it isn’t always "
              "possible."),
        Frame("feedback-able", "Would you be able to tell me what I could do better next time? One sentence would be "
              "plenty."),
        Frame("feedback-allows", "A sentence of feedback, if your rules allow it, would help me to learn from this."),
    ),
    Move.REJECTED_MIND: (
        Frame("mind-glad", "I’d be glad to be kept in mind if another role comes up."),
        Frame("mind-match", "If another role opens for which I could be a match, I’d be pleased to hear from you."),
        Frame("mind-future", "Please keep me in mind for future openings."),
        Frame("mind-remain", "I remain interested in the work at {company}, and I’d be happy to hear from you when "
              "another role opens."),
        Frame("mind-paths", "My interest in {company} stays, and I’d be glad to see our paths cross again.", mood=WELL),
        Frame("mind-word", "Should another role open up at {company}, I’d welcome a word from you."),
        Frame("mind-later", "If I could be of use at {company} later on, in another role, I’d be glad to talk."),
    ),
    Move.REJECTED_CLOSE: (
        Frame("well-colleagues", "I wish you and your colleagues all the best."),
        Frame("well-person", "All the best to you, and to the person who joins you."),
        Frame("well-success", "I wish you every success with the work ahead."),
        Frame("well-start", "I hope that the new start goes well for all of you."),
        Frame("well-team", "Good luck to you and the team with everything that’s ahead."),
        Frame("well-again", "Thank you again, and I wish you well."),
        Frame("well-good", "I hope that the role is in good hands, and I wish you well with it."),
    ),
    Move.WITHDRAW_OPEN: (
        Frame("leave-time", "Thank you for considering me for {the_role} at {company}, and for the time you’ve given "
              "me."),
        Frame("leave-gave", "Thank you for the time and consideration that you gave to my candidacy for {the_role} at "
              "{company}."),
        Frame("leave-many", "Many thanks for considering me for {the_role} at {company}."),
        Frame("leave-opportunity", "Thank you for the opportunity to be considered for {the_role} at {company}."),
        Frame("leave-good", "It was good to be considered for {the_role} at {company}, and I thank you for your time.",
              mood=WELL),
        Frame("leave-so", "Thank you for your work on my candidacy for {the_role} at {company} so far."),
        Frame("leave-appreciate", "Your time and consideration for {the_role} at {company} are much appreciated."),
        Frame("leave-accept", "Please accept my thanks for considering my candidacy for {the_role} at {company}.",
              tones=FORMAL),
    ),
    Move.WITHDRAW_SAY: (
        Frame("leave-withdraw", "I’ve accepted another position, so I’d like to withdraw my candidacy."),
        Frame("leave-writing", "I’m writing to withdraw, because I’ve accepted another position."),
        Frame("leave-list", "As I’ve now accepted a position elsewhere, please take my name off your list."),
        Frame("leave-held", "I’ve since accepted another role, and I’d like to withdraw now so that your search isn’t "
              "held up."),
        Frame("leave-prompt", "I’ve decided on another position, and I’d like to withdraw and let you know promptly."),
        Frame("leave-back", "Having accepted another position, I’d like to step back from the process."),
        Frame("leave-elsewhere", "I’ve taken a position elsewhere, and so I withdraw my candidacy with this note."),
    ),
    Move.WITHDRAW_VALUE: (
        Frame("glad-learn", "I appreciated the chance to learn about the work."),
        Frame("glad-everybody", "Please give my thanks to everybody I spoke with."),
        Frame("glad-valued", "I valued the time that you and your colleagues gave me."),
        Frame("glad-know", "It was good to get to know {company} a little.", mood=WELL),
        Frame("glad-attention", "The attention that you gave to my candidacy is appreciated."),
        Frame("glad-all", "I’m grateful to all of you for the conversations."),
        Frame("glad-topic", "I particularly appreciated our conversation about {topic}.", ABOUT),
        Frame("glad-talk", "It was useful to talk with you about {topic}.", ABOUT),
        Frame("glad-worth", "Our conversation about {topic} was time well spent.", ABOUT),
        Frame("glad-time", "I’ll remember with appreciation that we talked about {topic}.", ABOUT),
        Frame("glad-still", "I’m grateful that we talked about {topic}.", ABOUT),
        Frame("glad-spent", "I appreciated the time that you took to discuss {topic} with me.", ABOUT),
    ),
    Move.WITHDRAW_CLOSE: (
        Frame("bye-success", "I wish you and your colleagues every success with the search."),
        Frame("bye-paths", "I hope that our paths cross again, and I wish you well."),
        Frame("bye-right", "I hope that you find the right person soon."),
        Frame("bye-best", "All the best to you and the team."),
        Frame("bye-good", "I wish you a good search, and a good colleague at the end of it."),
        Frame("bye-again", "Thank you again, and I wish you all the best."),
    ),
}  # fmt: skip
