"""English: thanks and notes that somebody passes on; apostrophes are typographic throughout."""

from collections.abc import Mapping

from bot.drafting.frames.frame import Frame, Move

PASSING: Mapping[Move, tuple[Frame, ...]] = {
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
    Move.COVER: (
        Frame("cover-below", "Could you pass the note below on to {others}? It’s about {the_role} at {company}."),
        Frame("cover-thank", "I’d like to thank {others} for the conversation{when} about {the_role} at {company}. "
              "Could you pass on the note below?"),
        Frame("cover-would", "Would you please forward the note below to {others}? It’s my thank-you for the time I "
              "was given{when} for {the_role} at {company}."),
        Frame("cover-grateful", "I’d be grateful if you could hand the note below on to {others}, with my thanks for "
              "the interview{when} for {the_role} at {company}."),
        Frame("cover-help", "Thank you for your help with {the_role} at {company}. Below is a note for {others}, which "
              "I’d be glad to have passed on."),
        Frame("cover-here", "Here is a short note for {others}, about {the_role} at {company}. Could you see that it "
              "gets there?"),
    ),
    Move.COVER_CLOSE: (
        Frame("cover-thanks", "Thank you for your help."),
        Frame("cover-many", "Many thanks for passing it on."),
        Frame("cover-directly", "If I may write directly, I’m glad to do that instead."),
        Frame("cover-word", "If you’d like it changed before it goes on, please tell me."),
        Frame("cover-appreciate", "I appreciate that you take care of this."),
        Frame("cover-line", "Thank you, and please tell me if you’d rather handle it another way."),
    ),
    Move.CARD_CLOSE: (
        Frame("card-talk", "It would be good to talk again."),
        Frame("card-hear", "I look forward to hearing from you."),
        Frame("card-wishes", "All good wishes to you and your colleagues."),
        Frame("card-week", "I wish you a good week."),
        Frame("card-soon", "I hope that our paths cross again soon."),
        Frame("card-team", "Please give my regards to your colleagues."),
    ),
}  # fmt: skip
