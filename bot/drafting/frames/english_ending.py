"""English: thanks after a no, and a polite withdrawal; apostrophes are typographic throughout."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import ABOUT, ASKED, FORMAL, LOOSE, PLAIN, QUESTION, SEEN, WARM, WELL
from bot.drafting.frames.frame import Frame, Move

ENDING: Mapping[Move, tuple[Frame, ...]] = {
    Move.REJECTED_OPEN: (
        Frame("no-letting", "Thank you for letting me know your decision about {the_role} at {company}, and for the "
              "time you gave me."),
        Frame("no-telling", "Thank you for telling me how things turned out with {the_role} at {company}, and for "
              "considering me."),
        Frame("no-considering", "Thank you for considering me for {the_role} at {company}, and for letting me know "
              "what you decided."),
        Frame("no-word", "Thank you for getting back to me about {the_role} at {company}, and for your time and "
              "consideration."),
        Frame("no-hoping", "It’s not the answer I was hoping for on {the_role} at {company}, but I appreciate your "
              "letting me know.", mood=WELL),
        Frame("no-good", "It was good to be considered for {the_role} at {company}, and I appreciate your telling me "
              "what you decided.", mood=WELL),
        Frame("no-plain", "Thanks for letting me know about {the_role} at {company}, and for considering me.",
              tones=PLAIN),
        Frame("no-accept", "Please accept my thanks for your consideration for {the_role} at {company}, and for "
              "letting me know the outcome.", tones=FORMAL),
    ),
    Move.REJECTED_VALUE: (
        Frame("still-valued", "I valued the time you and your colleagues gave me, and I understand that you had a "
              "choice to make."),
        Frame("still-understand", "I understand the decision, and I’m still glad to have had the conversation."),
        Frame("still-meet", "It was good to meet you and to learn something about the work.", formats=SEEN,
              mood=WELL),
        Frame("still-colleagues", "Please thank your colleagues for me, too, for their time and attention."),
        Frame("still-spent", "The conversation was time well spent, and I respect your choice."),
        Frame("still-attention", "I respect your choice, and I appreciate the attention you gave my candidacy."),
        Frame("still-learned", "I learned something along the way, and I’m grateful for that."),
        Frame("kept-particular", "I particularly appreciated our conversation about {topic}.", ABOUT),
        Frame("kept-glad", "I’m still glad we talked about {topic}.", ABOUT),
        Frame("kept-useful", "It was useful to talk with you about {topic}, whatever came of it.", ABOUT),
        Frame("kept-spent", "Our conversation about {topic} was time well spent.", ABOUT),
        Frame("kept-learned", "I learned something from our conversation about {topic}, and I’m grateful for that.",
              ABOUT),
        Frame("kept-value", "I valued the time you took to talk with me about {topic}.", ABOUT),
        Frame("kept-understand", "I understand the decision, and I’m glad we had the time to talk about {topic}.",
              ABOUT),
        Frame("kept-asked", "I appreciated {topic}, and the conversation that came of it.", ASKED),
        Frame("kept-through", "It was useful to think through {topic}.", ASKED),
        Frame("kept-good", "I still think {topic} was a good one.", ASKED),
        Frame("kept-one", "There’s one part of our conversation I appreciated in particular: {topic}.", LOOSE),
        Frame("kept-this", "I’m grateful that we talked about this: {topic}.", LOOSE),
        Frame("kept-thing", "One thing I was glad to talk about: {topic}.", LOOSE),
        Frame("kept-question", "I appreciated talking this question over with you: {topic}", QUESTION),
        Frame("kept-think", "We discussed a question that was worth the thought: {topic}", QUESTION),
        Frame("kept-stays", "One question from our conversation is still a good one: {topic}", QUESTION),
    ),
    Move.REJECTED_FEEDBACK: (
        Frame("feedback-word", "If you can share a word of feedback, I’d be grateful; if not, that’s fine."),
        Frame("feedback-one", "If there’s one thing I could do better another time, I’d like to know."),
        Frame("feedback-welcome", "If you have any feedback for me, it would be welcome."),
        Frame("feedback-useful", "Any feedback would be useful to me, though I know it isn’t always possible."),
        Frame("feedback-able", "Could you tell me what I might do better next time? One sentence would be plenty."),
        Frame("feedback-allow", "A line of feedback, if you’re able to give it, would help me for next time."),
    ),
    Move.REJECTED_MIND: (
        Frame("mind-up", "I’d be glad to hear from you if another role comes up."),
        Frame("mind-match", "If another role opens where I could be a match, I hope you’ll think of me."),
        Frame("mind-future", "Please keep me in mind for future openings."),
        Frame("mind-remain", "I’m still interested in {company}, and I’d be happy to hear about another role."),
        Frame("mind-paths", "I hope our paths cross again, at {company} or elsewhere.", mood=WELL),
        Frame("mind-word", "Should another role open up at {company}, I’d welcome a word from you."),
        Frame("mind-later", "If I could be useful at {company} later on, in another role, I’d be glad to talk."),
    ),
    Move.REJECTED_CLOSE: (
        Frame("well-colleagues", "I wish you and your colleagues all the best."),
        Frame("well-person", "All the best to you and your team."),
        Frame("well-work", "I wish you well with the work ahead."),
        Frame("well-luck", "Good luck to you and the team."),
        Frame("well-again", "Thank you again, and all the best."),
        Frame("well-wish", "I wish you all the best."),
        Frame("well-formal", "I wish you and your colleagues continued success.", tones=FORMAL),
    ),
    Move.WITHDRAW_OPEN: (
        Frame("leave-time", "Thank you for considering me for {the_role} at {company}, and for the time you’ve given "
              "me."),
        Frame("leave-gave", "Thank you for the time and consideration you gave my candidacy for {the_role} at "
              "{company}."),
        Frame("leave-opportunity", "Thank you for the opportunity to be considered for {the_role} at {company}."),
        Frame("leave-process", "Thank you for your help with {the_role} at {company}, and for considering me."),
        Frame("leave-good", "It was good to be considered for {the_role} at {company}, and I appreciate your time.",
              mood=WELL),
        Frame("leave-so", "Thank you for all your time so far on {the_role} at {company}."),
        Frame("leave-plain", "Thanks for considering me for {the_role} at {company}.", tones=PLAIN),
        Frame("leave-warm", "Thanks so much for considering me for {the_role} at {company}.", tones=WARM, mood=WELL),
        Frame("leave-accept", "Please accept my thanks for considering my candidacy for {the_role} at {company}.",
              tones=FORMAL),
    ),
    Move.WITHDRAW_SAY: (
        Frame("leave-withdraw", "I’ve accepted another position, so I’d like to withdraw."),
        Frame("leave-candidacy", "I’ve taken a job elsewhere, so I’m withdrawing my candidacy."),
        Frame("leave-list", "I’ve now accepted a position elsewhere, so please take my name off your list."),
        Frame("leave-hold", "I’ve since accepted another role, and I’d like to withdraw now so I don’t hold up your "
              "search."),
        Frame("leave-back", "I’ve decided on another position, and I’d like to step back from the process."),
        Frame("leave-promptly", "Another position has worked out for me, so I’d like to withdraw my candidacy."),
        Frame("leave-formal", "I am writing to withdraw my candidacy, as I have accepted another position.",
              tones=FORMAL),
    ),
    Move.WITHDRAW_VALUE: (
        Frame("glad-learn", "I appreciated the chance to learn about the work."),
        Frame("glad-everyone", "Please thank everyone I spoke with for me."),
        Frame("glad-valued", "I valued the time you and your colleagues gave me."),
        Frame("glad-know", "It was good to get to know {company} a little.", mood=WELL),
        Frame("glad-conversations", "I’m grateful for the conversations we had."),
        Frame("glad-attention", "I appreciate the attention you gave my candidacy."),
        Frame("glad-topic", "I particularly appreciated our conversation about {topic}.", ABOUT),
        Frame("glad-talked", "I’m glad we talked about {topic}.", ABOUT),
        Frame("glad-useful", "It was useful to talk with you about {topic}.", ABOUT),
        Frame("glad-spent", "Our conversation about {topic} was time well spent.", ABOUT),
        Frame("glad-took", "I appreciated the time you took to talk about {topic}.", ABOUT),
        Frame("glad-still", "I’m grateful for our conversation about {topic}.", ABOUT),
    ),
    Move.WITHDRAW_CLOSE: (
        Frame("bye-success", "I wish you and your colleagues every success with the search."),
        Frame("bye-paths", "I hope our paths cross again."),
        Frame("bye-right", "I hope you find the right person soon."),
        Frame("bye-best", "All the best to you and the team."),
        Frame("bye-luck", "Good luck with the search."),
        Frame("bye-again", "Thank you again, and I wish you all the best."),
    ),
}  # fmt: skip
