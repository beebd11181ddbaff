"""English: thanks to who put the member forward, and news of what came of it; apostrophes are typographic."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, WARM
from bot.drafting.frames.frame import Frame, Move

HELPED: Mapping[Move, tuple[Frame, ...]] = {
    Move.REFERRAL_OPEN: (
        Frame("referral-name", "Thank you for putting my name forward for {the_role} at {company}."),
        Frame("referral-much", "Thank you for recommending me for {the_role} at {company}; I appreciate it very much."),
        Frame("referral-many", "Many thanks for referring me to {company} for {the_role}."),
        Frame("referral-kind", "It was kind of you to recommend me for {the_role} at {company}, and I’m grateful."),
        Frame("referral-speaking", "Thank you for speaking for me at {company} about {the_role}."),
        Frame("referral-lot", "Thank you for the referral to {company} for {the_role}. It means a lot to me."),
        Frame("referral-good", "It’s good of you to stand up for me at {company} for {the_role}, and I thank you for "
              "it."),
        Frame("referral-thanks", "Thanks so much for passing my name on for {the_role} at {company}.", tones=WARM),
        Frame("referral-accept", "Please accept my thanks for recommending me for {the_role} at {company}.",
              tones=FORMAL),
    ),
    Move.REFERRAL_VALUE: (
        Frame("trust-name", "A recommendation carries your name as well as mine, and I’ll treat it that way."),
        Frame("trust-lightly", "Your support matters to me, and I’ll be well prepared for whatever comes."),
        Frame("trust-support", "It’s good to go into this with your support, and I’ll do my part."),
        Frame("trust-whatever", "Whatever comes of it, I appreciate your trust."),
        Frame("trust-beside", "I appreciate that you were willing to put your name beside mine."),
        Frame("trust-help", "Your support is a real help to me, whatever the outcome."),
        Frame("trust-weight", "A word from you counts for something, and I’ll do my best to bear it out."),
    ),
    Move.REFERRAL_INTEREST: (
        Frame("hope-much", "The role interests me very much."),
        Frame("hope-work", "It’s work that interests me, and that I’d be glad to do."),
        Frame("hope-can", "The work interests me very much, and your word is a good start."),
        Frame("hope-like", "It’s a role that I’d be keen to have, at a place where I’d like to work."),
        Frame("hope-appeals", "What I know of the work appeals to me."),
        Frame("hope-keen", "I’m keen to see where it leads."),
    ),
    Move.REFERRAL_NEXT: (
        Frame("posted-goes", "I’ll let you know how it goes."),
        Frame("posted-happens", "I’ll keep you posted on what happens from here."),
        Frame("posted-hear", "You’ll hear from me when there’s news, and please tell me if I can return the favor."),
        Frame("posted-write", "I’ll write again when there’s something to tell."),
        Frame("posted-turn", "If there’s ever something that I can do for you in turn, please let me know. You’ll "
              "also hear how it goes."),
        Frame("posted-return", "You’ll hear how things develop, and please tell me if there’s something that I can do "
              "for you."),
        Frame("posted-step", "I’ll let you know at each step what comes of it."),
    ),
    Move.NEWS_INTERVIEW: (
        Frame("news-good", "Good news, and thank you again: I’ve been invited to interview for {the_role} at "
              "{company}."),
        Frame("news-asked", "Thank you again for recommending me. I’ve been asked to interview for {the_role} at "
              "{company}."),
        Frame("news-part", "Thank you for your part in this: I’m interviewing for {the_role} at {company}."),
        Frame("news-update", "A short update on {the_role} at {company}: I’ve been invited to interview, and I’m "
              "grateful for your help."),
        Frame("news-followed", "Your recommendation for {the_role} at {company} has been followed by an invitation to "
              "interview, and I’d like to thank you once more."),
        Frame("news-once", "Thank you once more for putting me forward. There’s an interview for {the_role} at "
              "{company}, and I wanted you to know."),
        Frame("news-first", "There’s a first step to report on {the_role} at {company}: an interview. Thank you again "
              "for your help."),
    ),
    Move.NEWS_ROUND: (
        Frame("round-quick", "A quick update, with thanks: I’m in the next round for {the_role} at {company}."),
        Frame("round-gone", "Thank you again for recommending me. I’ve gone on to the next round for {the_role} at "
              "{company}."),
        Frame("round-may", "You may like to know that I’ve reached the next round for {the_role} at {company}, and I’m "
              "grateful for your help."),
        Frame("round-another", "Another step, and another thank-you: I’m through to the next round for {the_role} at "
              "{company}."),
        Frame("round-support", "Thank you for your support with {the_role} at {company}. I’m in the next round, and "
              "you’re among the first to know."),
        Frame("round-invited", "There’s news about {the_role} at {company}: I’ve been invited to the next round. Thank "
              "you again for your help."),
    ),
    Move.NEWS_OFFER: (
        Frame("offer-good", "There’s good news: I’ve been offered {the_role} at {company}. Thank you for your help "
              "in getting here."),
        Frame("offer-received", "Thank you again for recommending me. I’ve received an offer for {the_role} at "
              "{company}."),
        Frame("offer-start", "You were there at the start, so you’re among the first to know: I’ve been offered "
              "{the_role} at {company}. Thank you."),
        Frame("offer-come", "Good news, and a thank-you with it: an offer has come for {the_role} at {company}."),
        Frame("offer-forward", "Thank you for putting me forward for {the_role} at {company}. An offer has come, and I "
              "wanted you to hear it from me."),
        Frame("offer-led", "The process for {the_role} at {company} has led to an offer, and I’m grateful for your "
              "part in it."),
    ),
    Move.NEWS_ACCEPTED: (
        Frame("accepted-thanks", "Thank you for your help: I’ve accepted {the_role} at {company}."),
        Frame("accepted-official", "It’s settled: I’ve accepted the offer for {the_role} at {company}, and I’d like to "
              "thank you for your part in it."),
        Frame("accepted-good", "Good news, and thank you: I’ve said yes to {the_role} at {company}."),
        Frame("accepted-began", "What began with your recommendation has ended well: I’ve accepted {the_role} at "
              "{company}. Thank you."),
        Frame("accepted-again", "Thank you again for putting me forward. I’ve accepted {the_role} at {company}."),
        Frame("accepted-hear", "You’re among the first to hear this: I’ve accepted {the_role} at {company}, and I’m "
              "grateful for your help."),
    ),
    Move.NEWS_REJECTED: (
        Frame("no-update", "A short update on {the_role} at {company}: they’ve chosen somebody else. Thank you again "
              "for recommending me."),
        Frame("no-time", "Thank you again for putting me forward for {the_role} at {company}. It hasn’t worked out "
              "this time, and I wanted you to hear it from me."),
        Frame("no-another", "The decision on {the_role} at {company} has gone another way, and I’d like to thank you "
              "for your help all the same."),
        Frame("no-answer", "Thank you for your help with {the_role} at {company}. The answer was no this time, and "
              "your support was good to have."),
        Frame("no-ended", "To let you know how it ended: {the_role} at {company} has gone to somebody else. I’m "
              "grateful for your help all the same."),
        Frame("no-story", "There’s an answer on {the_role} at {company}, and it’s a no this time. Thank you for having "
              "put me forward."),
    ),
    Move.NEWS_CHAMPION: (
        Frame("joined-speaking", "Thank you for speaking up for me: I’ve accepted {the_role} at {company}."),
        Frame("joined-support", "It’s settled: I’ve accepted {the_role} at {company}, and I’d like to thank you for "
              "your support on the way there."),
        Frame("joined-word", "Thank you for putting in a word for me. I’ve accepted {the_role} at {company}, and I "
              "wanted to tell you myself."),
        Frame("joined-good", "Good news, and a thank-you for your support: I’ve accepted {the_role} at {company}."),
        Frame("joined-know", "Thank you for standing up for my candidacy; I’ve now accepted {the_role} at {company}."),
        Frame("joined-forward", "You spoke up for me, and so I’d like to thank you first: I’ve accepted {the_role} at "
              "{company}."),
    ),
    Move.NEWS_VALUE: (
        Frame("help-support", "It’s been good to have your support in this."),
        Frame("help-done", "I appreciate what you’ve done for me, and I won’t forget it."),
        Frame("help-name", "It means a lot that you were willing to give your name to this."),
        Frame("help-trust", "Your trust in me has been an encouragement."),
        Frame("help-way", "I haven’t forgotten that you helped me on the way."),
        Frame("help-grateful", "I’m grateful that you thought of me when it counted."),
        Frame("help-lot", "Your help at the beginning made a difference to me."),
    ),
    Move.NEWS_CLOSE: (
        Frame("tell-next", "I’ll let you know what comes next."),
        Frame("tell-posted", "I’ll keep you posted as it goes on."),
        Frame("tell-develop", "I’ll write again when there’s more to tell."),
        Frame("tell-hear", "You’ll hear from me again once I know more."),
        Frame("tell-wish", "I’ll prepare as well as I can, and I’ll tell you how it goes."),
        Frame("tell-turn", "If I can do something for you meanwhile, please tell me."),
    ),
    Move.NEWS_END: (
        Frame("end-turn", "If I can do something for you in turn, please tell me; I’d be glad to."),
        Frame("end-touch", "I’d be glad to stay in touch, and to help you in return whenever I can."),
        Frame("end-coffee", "I hope that I can return the favor one day."),
        Frame("end-well", "I hope that all is well with you, and that our paths cross again soon."),
        Frame("end-someone", "If you ever need somebody to speak for you, please count on me."),
        Frame("end-thanks", "Please let me know if there’s ever something that I can do for you."),
    ),
}  # fmt: skip
