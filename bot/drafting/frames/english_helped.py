"""English: thanks to who put the member forward, and news of what came of it; apostrophes are typographic.

That somebody recommended or spoke for the member is logged; what it led to and who heard of it first are not.
"""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, PLAIN, PLAINER, WARM
from bot.drafting.frames.frame import Frame, Move

HELPED: Mapping[Move, tuple[Frame, ...]] = {
    Move.REFERRAL_OPEN: (
        Frame("referral-name", "Thank you for putting my name forward for {the_role} at {company}."),
        Frame("referral-recommending", "Thank you for recommending me for {the_role} at {company}; I really appreciate "
              "it."),
        Frame("referral-referring", "Thank you for referring me to {company} for {the_role}."),
        Frame("referral-kind", "It was kind of you to recommend me for {the_role} at {company}, and I’m grateful."),
        Frame("referral-speaking", "Thank you for speaking up for me at {company} about {the_role}."),
        Frame("referral-lot", "Thank you for the referral for {the_role} at {company}; it means a lot to me."),
        Frame("referral-plain", "Thanks for referring me for {the_role} at {company}; I appreciate it.", tones=PLAIN),
        Frame("referral-thanks", "Thanks so much for passing my name along for {the_role} at {company}.", tones=WARM),
        Frame("referral-accept", "Please accept my thanks for recommending me for {the_role} at {company}.",
              tones=FORMAL),
        Frame("referral-much", "Your recommendation for {the_role} at {company} is much appreciated.", tones=FORMAL),
    ),
    Move.REFERRAL_VALUE: (
        Frame("trust-name", "Your name is on this too, and I’ll treat it that way."),
        Frame("trust-favor", "I know you’re doing me a real favor, and I’ll do my best with it."),
        Frame("trust-live", "I’ll do my best to live up to your recommendation."),
        Frame("trust-whatever", "Whatever comes of it, I appreciate your confidence in me."),
        Frame("trust-beside", "I appreciate that you were willing to put your name next to mine."),
        Frame("trust-support", "It’s a real help to go into this with your support."),
        Frame("trust-prepared", "You can count on me to come well prepared."),
        Frame("trust-corner", "It’s good to have you in my corner.", tones=WARM),
        Frame("trust-merit", "I will do my best to justify your confidence.", tones=FORMAL),
    ),
    Move.REFERRAL_INTEREST: (
        Frame("hope-very", "It’s a job I’m very interested in."),
        Frame("hope-work", "The work is something I’d like to do."),
        Frame("hope-appeals", "The work appeals to me."),
        Frame("hope-there", "I’d very much like to work there."),
        Frame("hope-know", "What I know of the job appeals to me."),
        Frame("hope-much", "The job interests me very much."),
        Frame("hope-love", "I’d love to work there.", tones=WARM),
    ),
    Move.REFERRAL_NEXT: (
        Frame("posted-goes", "I’ll let you know how it goes from here."),
        Frame("posted-keep", "I’ll keep you posted as things move along."),
        Frame("posted-hear", "You’ll hear from me once there’s news."),
        Frame("posted-write", "I’ll write again when I know more."),
        Frame("posted-return", "I’ll keep you up to date, and please tell me if I can return the favor."),
        Frame("posted-turn", "If I can ever return the favor, please let me know."),
        Frame("posted-owe", "I owe you one, and I’ll let you know what happens.", tones=WARM),
        Frame("posted-informed", "I will keep you informed, and I hope to return the favor one day.",
              tones=FORMAL),
    ),
    Move.NEWS_INTERVIEW: (
        Frame("news-good", "Good news: I’ve been asked to interview for {the_role} at {company}. Thank you again for "
              "your help."),
        Frame("news-recommending", "Thank you again for recommending me; I’ve been invited to interview for {the_role} "
              "at {company}."),
        Frame("news-update", "A quick update on {the_role} at {company}: I’m interviewing, and I’m grateful for your "
              "help."),
        Frame("news-help", "Thank you for your help with {the_role} at {company}; I’ve been invited to interview."),
        Frame("news-asked", "They’ve asked me to interview for {the_role} at {company}, and I wanted to thank you "
              "again."),
        Frame("news-glad", "You’ll be glad to hear that I’ve been asked to interview for {the_role} at {company}. "
              "Thank you again.", tones=PLAINER),
        Frame("news-once", "Thank you once more for your recommendation; I have been invited to interview for "
              "{the_role} at {company}.", tones=FORMAL),
    ),
    Move.NEWS_ROUND: (
        Frame("round-good", "Good news: I’m in the next round for {the_role} at {company}. Thank you again for your "
              "help."),
        Frame("round-recommending", "Thank you again for recommending me; I’ve made it to the next round for "
              "{the_role} at {company}."),
        Frame("round-update", "A quick update on {the_role} at {company}: I’m through to the next round, and I’m "
              "grateful for your help."),
        Frame("round-help", "Thank you for your help with {the_role} at {company}; I’m on to the next round."),
        Frame("round-asked", "They’ve invited me to the next round for {the_role} at {company}, and I wanted to thank "
              "you again."),
        Frame("round-glad", "You’ll be glad to hear that I’m in the next round for {the_role} at {company}. Thank you "
              "again.", tones=PLAINER),
        Frame("round-once", "Thank you once more for your recommendation; I have reached the next round for {the_role} "
              "at {company}.", tones=FORMAL),
    ),
    Move.NEWS_OFFER: (
        Frame("offer-good", "Good news: I have an offer for {the_role} at {company}. Thank you for your help."),
        Frame("offer-recommending", "Thank you again for recommending me; I’ve been offered {the_role} at {company}, "
              "and I wanted you to know."),
        Frame("offer-update", "A quick update on {the_role} at {company}: they’ve made me an offer, and I’m grateful "
              "for your help."),
        Frame("offer-forward", "Thank you for putting me forward for {the_role} at {company}; I’ve received an "
              "offer."),
        Frame("offer-asked", "They’ve offered me {the_role} at {company}, and I wanted to thank you for your part in "
              "it."),
        Frame("offer-glad", "You’ll be glad to hear that I have an offer for {the_role} at {company}. Thank you "
              "again.", tones=PLAINER),
        Frame("offer-once", "Thank you once more for your recommendation; I have received an offer for {the_role} at "
              "{company}.", tones=FORMAL),
    ),
    Move.NEWS_ACCEPTED: (
        Frame("accepted-good", "Good news: I’ve accepted {the_role} at {company}. Thank you for your help."),
        Frame("accepted-official", "It’s settled: I’ve accepted {the_role} at {company}, and I’d like to thank you for "
              "your part in it."),
        Frame("accepted-forward", "Thank you again for putting me forward; I’ve accepted {the_role} at {company}."),
        Frame("accepted-help", "Thank you for all your help with {the_role} at {company}: I’ve accepted it."),
        Frame("accepted-update", "A last update on {the_role} at {company}: I’ve accepted, and I’m grateful for your "
              "help."),
        Frame("accepted-glad", "You’ll be glad to hear that I’ve accepted {the_role} at {company}. Thank you for your "
              "help.", tones=PLAINER),
        Frame("accepted-once", "Thank you once more for your recommendation; I have accepted {the_role} at {company}.",
              tones=FORMAL),
    ),
    Move.NEWS_REJECTED: (
        Frame("no-update", "A quick update on {the_role} at {company}: they’ve chosen someone else. Thank you again "
              "for recommending me."),
        Frame("no-time", "Thank you again for putting me forward for {the_role} at {company}. It didn’t work out this "
              "time, and I wanted you to hear it from me."),
        Frame("no-answer", "The answer on {the_role} at {company} was no this time, and I’m grateful for your help all "
              "the same."),
        Frame("no-work", "It didn’t work out with {the_role} at {company}, but I appreciate that you recommended me."),
        Frame("no-help", "Thank you for your help with {the_role} at {company}; the job went to someone else."),
        Frame("no-went", "They’ve filled {the_role} at {company} with someone else, and I’d still like to thank you "
              "for your help."),
        Frame("no-decided", "This is to let you know that {company} has decided on another candidate for "
              "{the_role}. Thank you once more for recommending me.", tones=FORMAL),
    ),
    Move.NEWS_CHAMPION: (
        Frame("joined-speaking", "Thank you for speaking up for me: I’ve accepted {the_role} at {company}."),
        Frame("joined-settled", "It’s settled: I’ve accepted {the_role} at {company}, and I’d like to thank you for "
              "your support."),
        Frame("joined-word", "Thank you for putting in a word for me. I’ve accepted {the_role} at {company}, and I "
              "wanted to tell you myself."),
        Frame("joined-good", "Good news: I’ve accepted {the_role} at {company}. Thank you for speaking up for me."),
        Frame("joined-spoke", "You spoke up for me, so I wanted to tell you that I’ve accepted {the_role} at "
              "{company}. Thank you."),
        Frame("joined-support", "Thank you for your support: I’ve accepted {the_role} at {company}, and I wanted you "
              "to know."),
    ),
    Move.NEWS_VALUE: (
        Frame("help-did", "I appreciate what you did for me."),
        Frame("help-speak", "It means a lot that you were willing to speak for me."),
        Frame("help-thought", "It was good of you to think of me."),
        Frame("help-confidence", "Your confidence in me has been encouraging."),
        Frame("help-forget", "I won’t forget what you did for me."),
        Frame("help-support", "It’s been good to have your support."),
        Frame("help-great", "Your support has meant a great deal."),
    ),
    Move.NEWS_CLOSE: (
        Frame("tell-next", "I’ll let you know what happens next."),
        Frame("tell-keep", "I’ll keep you posted from here."),
        Frame("tell-more", "I’ll write again when there’s more to tell."),
        Frame("tell-hear", "You’ll hear from me when I know more."),
        Frame("tell-meanwhile", "If I can do something for you in the meantime, please tell me."),
        Frame("tell-have", "I’ll send more news when I have it.", tones=PLAIN),
        Frame("tell-informed", "I will write again once there is more to report.", tones=FORMAL),
    ),
    Move.NEWS_END: (
        Frame("end-favor", "If I can return the favor, please let me know."),
        Frame("end-return", "I’d be glad to help you in return whenever I can."),
        Frame("end-day", "I hope I can return the favor one day."),
        Frame("end-call", "Please call on me if I can ever help you."),
        Frame("end-speak", "If you ever need a good word, count on me."),
        Frame("end-touch", "I’d like to stay in touch, and to help you in return when I can."),
    ),
}  # fmt: skip
