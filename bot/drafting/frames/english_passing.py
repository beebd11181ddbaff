"""English: thanks and notes that somebody passes on; apostrophes are typographic throughout.

{others} may be one or several: no "they" and no "their" stands for them.
"""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, PLAINER
from bot.drafting.frames.frame import Frame, Move

PASSING: Mapping[Move, tuple[Frame, ...]] = {
    Move.PASSED_ON: (
        Frame("pass-could", "Could you pass my thanks on to {others} for the interview{when}, and for considering me "
              "for {the_role} at {company}?"),
        Frame("pass-grateful", "I’d be grateful if you could pass my thanks to {others} for the conversation{when} "
              "about {the_role} at {company}, and for considering me."),
        Frame("pass-would", "Would you please give my thanks to {others} for the time and consideration I was "
              "given{when} for {the_role} at {company}?"),
        Frame("pass-help", "Thank you for your help with {the_role} at {company}. Could you let {others} know that I "
              "appreciated the conversation{when}?"),
        Frame("pass-thank", "I’d like to thank {others} for the interview{when} for {the_role} at {company}. Could you "
              "pass that on?"),
        Frame("pass-convey", "Please convey my thanks to {others} for the interview{when}, and for considering me for "
              "{the_role} at {company}.", tones=FORMAL),
    ),
    Move.OR_ADDRESS: (
        Frame("address-easier", "If it’s easier to share an email address, I’ll write directly."),
        Frame("address-send", "I’m also happy to write myself, if you’re able to share an address."),
        Frame("address-rather", "Or, if you’d rather share an email address, I’ll gladly write myself."),
        Frame("address-own", "If you can share an address, I’d be as happy to send a note of my own."),
        Frame("address-plain", "Or send an email address and I’ll write myself.", tones=PLAINER),
        Frame("address-formal", "Should you prefer to share an email address, I would gladly write directly.",
              tones=FORMAL),
    ),
    Move.COVER: (
        Frame("cover-pass", "Could you pass the note below on to {others}? It’s about {the_role} at {company}."),
        Frame("cover-thank", "I’d like to thank {others} for the conversation{when} about {the_role} at {company}. "
              "Could you send on the note below?"),
        Frame("cover-forward", "Would you please forward the note below to {others}? It’s a thank-you for the "
              "interview{when} for {the_role} at {company}."),
        Frame("cover-grateful", "I’d be grateful if you could get the note below to {others}; it’s a thank-you for the "
              "interview{when} for {the_role} at {company}."),
        Frame("cover-help", "Thank you for your help with {the_role} at {company}. Could you see that the note below "
              "gets to {others}?"),
        Frame("cover-here", "Here’s a short note for {others} about {the_role} at {company}. Could you pass it along?"),
    ),
    Move.COVER_CLOSE: (
        Frame("cover-thanks", "Thank you for your help."),
        Frame("cover-appreciate", "I appreciate it."),
        Frame("cover-care", "Thank you for taking care of it."),
        Frame("cover-directly", "If I may write directly, I’ll gladly do that instead."),
        Frame("cover-change", "If you’d like anything in it changed, please tell me."),
        Frame("cover-way", "If another way is easier for you, please tell me."),
    ),
    Move.CARD_CLOSE: (
        Frame("card-talk", "I hope we talk again."),
        Frame("card-hear", "I look forward to hearing from you."),
        Frame("card-best", "All the best to you and your colleagues."),
        Frame("card-well", "I wish you well."),
        Frame("card-paths", "I hope our paths cross again soon."),
        Frame("card-regards", "Please give my regards to your colleagues."),
    ),
}  # fmt: skip
