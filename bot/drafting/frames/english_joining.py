"""The English of a word to those who interviewed, once the offer was accepted: thanks, and that it is settled."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, PLAINER, WARM
from bot.drafting.frames.frame import Frame, Move

JOINING: Mapping[Move, tuple[Frame, ...]] = {
    Move.NEWS_JOINING: (
        Frame("joining-good", "Good news: I’ve accepted {the_role} at {company}. Thank you for your time and for our "
              "conversation."),
        Frame("joining-settled", "Thank you for talking with me about {the_role} at {company}. It’s settled now: I’ve "
              "accepted the offer."),
        Frame("joining-time", "It’s settled: I’ve accepted {the_role} at {company}, and I’d like to thank you for the "
              "time you gave me."),
        Frame("joining-myself", "Thank you for the time you gave me. I’ve accepted {the_role} at {company}, and I "
              "wanted to tell you myself."),
        Frame("joining-consider", "Thank you for considering me for {the_role} at {company}; I’ve accepted it."),
        Frame("joining-again", "Thanks again for our conversation. I’ve accepted {the_role} at {company}.",
              tones=PLAINER),
        Frame("joining-formal", "Please accept my thanks for the time you gave me. I have accepted {the_role} at "
              "{company}.", tones=FORMAL),
    ),
    Move.NEWS_JOINING_VALUE: (
        Frame("joining-considered", "I appreciate that you considered me."),
        Frame("joining-part", "I valued our conversation."),
        Frame("joining-chance", "I’m grateful for the chance you and your colleagues have given me."),
        Frame("joining-questions", "I appreciate the thought you gave to my candidacy."),
        Frame("joining-happy", "It was good to talk with you along the way."),
        Frame("joining-choice", "I’m grateful for your part in it."),
    ),
    Move.NEWS_JOINING_END: (
        Frame("joining-start", "I look forward to getting started."),
        Frame("joining-team", "I’m looking forward to joining the team."),
        Frame("joining-meet", "It would be good to see you again once I’ve started."),
        Frame("joining-hello", "I hope to say hello once I’ve started."),
        Frame("joining-work", "I look forward to the work, and to seeing you again."),
        Frame("joining-soon", "I hope our paths cross again soon after I start.", tones=PLAINER),
        Frame("joining-warm", "See you soon, I hope.", tones=WARM),
    ),
}  # fmt: skip
