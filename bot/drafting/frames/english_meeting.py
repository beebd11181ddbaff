"""English: conversations that may be about no position, and a word now and then; apostrophes are typographic.

{the_role} and {company} are there only when they are known.
"""

from collections.abc import Mapping

from bot.drafting.frames.english_types import ABOUT, FORMAL, NOUN, PHONE, PLAINER, WARM, WELL
from bot.drafting.frames.frame import Frame, Move

MEETING: Mapping[Move, tuple[Frame, ...]] = {
    Move.INTRO_OPEN: (
        Frame("intro-taking", "Thank you for taking the time to talk with me{when}."),
        Frame("intro-gave", "Thank you for our conversation{when}, and for the time you gave to it."),
        Frame("intro-good", "It was good to talk with you{when}, and I’m grateful for your time.", mood=WELL),
        Frame("intro-many", "Many thanks for making time for me{when}."),
        Frame("intro-speaking", "Thank you for speaking with me{when}. I appreciate that you made the time."),
        Frame("intro-note", "A short note to thank you for the conversation{when}, and for your time."),
        Frame("intro-day", "Thank you for making room in your day{when} to talk with me."),
        Frame("intro-generous", "Thank you for giving me some of your time{when}, and for a good conversation.",
              mood=WELL),
        Frame("intro-call", "Thank you for the call{when}, and for making the time.", formats=PHONE),
        Frame("intro-thanks", "Thanks so much for talking with me{when}; I appreciate the time you took.", tones=WARM,
              mood=WELL),
        Frame("intro-accept", "Please accept my thanks for the time you gave me{when}.", tones=FORMAL),
        Frame("intro-role", "Thank you for talking with me{when} about {the_role} at {company}."),
        Frame("intro-more", "Many thanks for your time{when}, and for telling me more about {the_role} at {company}."),
        Frame("intro-learn", "It was good to hear more about {the_role} at {company}{when}, and I’m grateful for your "
              "time.", mood=WELL),
        Frame("intro-through", "Thank you for taking the time{when} to talk through {the_role} at {company} with me."),
        Frame("intro-introduced", "Thank you for the conversation{when} about {the_role} at {company}, and for the "
              "time you gave me."),
        Frame("intro-first", "Thank you for making time{when} for a first conversation about {the_role} at {company}."),
        Frame("intro-look", "With this note I would like to thank you for your time{when}, and for what you told me of "
              "{the_role} at {company}.", tones=FORMAL),
    ),
    Move.INTRO_VALUE: (
        Frame("value-view", "It helped me to hear your view."),
        Frame("value-perspective", "Your perspective was useful to me."),
        Frame("value-shared", "What you shared was useful, and I’ll make good use of it."),
        Frame("value-much", "I appreciate how much you were willing to share."),
        Frame("value-help", "Conversations like this one are a real help to me."),
        Frame("value-ask", "Having somebody with your view to ask is a real help."),
        Frame("value-experience", "Hearing from somebody who knows the field was worth a great deal to me.",
              mood=WELL),
        Frame("value-clear", "It helped me to think more clearly about what to do next."),
    ),
    Move.INTRO_CLOSE: (
        Frame("touch-stay", "I’d be glad to stay in touch, and to help in return where I can."),
        Frame("touch-anything", "If there’s anything that I can do for you in return, please let me know."),
        Frame("touch-favor", "I hope that we can keep in touch, and that I can return the favor one day."),
        Frame("touch-useful", "I’ll let you know how things go, and please tell me if I can be useful to you."),
        Frame("touch-whenever", "Please get in touch whenever I can help in turn."),
        Frame("touch-news", "I’d like to keep in touch, and I’ll write when there’s news on my side."),
        Frame("touch-paths", "I hope that our paths cross again, and I’m glad to help whenever I can."),
        Frame("touch-company", "I’d be glad to stay in touch, and to hear how things go at {company}."),
        Frame("touch-follow", "I’ll follow what happens at {company} with interest, and I hope that we can keep in "
              "touch."),
        Frame("touch-colleagues", "If I can be useful to you or to anybody at {company}, please let me know."),
        Frame("touch-eye", "I’ll keep an eye on {company}, and I’d be glad to stay in touch."),
        Frame("touch-now", "It would be good to keep in touch, and to hear now and then what’s new at {company}."),
        Frame("touch-well", "I hope that all goes well at {company}, and that we can stay in touch."),
        Frame("touch-return", "Please tell me if I can return the favor, at {company} or anywhere else."),
        Frame("touch-again", "I’d be happy to talk again, about {company} or anything else."),
    ),
    Move.WARM_OPEN: (
        Frame("warm-since", "It’s been some months since we talked about {topic}, and I hope that you’re well.",
              ABOUT),
        Frame("warm-hello", "A short line from me, some months after our conversation about {topic}.", ABOUT),
        Frame("warm-then", "When we spoke some months ago, we came to {topic}, and I’m still grateful for that "
              "conversation.", NOUN),
        Frame("warm-ago", "Our conversation about {topic} was some months ago, and I hope that things have gone well "
              "since.", ABOUT),
        Frame("warm-while", "It’s a while since we spoke about {topic}, and I still appreciate that you took the "
              "time.", ABOUT),
        Frame("warm-season", "Some months ago you took the time to talk with me about {topic}, and I’d like to say "
              "hello.", ABOUT),
        Frame("warm-turned", "Some months on from our conversation about {topic}, I’d like to send you my good "
              "wishes.", ABOUT),
        Frame("warm-spoke", "It’s been some months since we spoke, and I hope that you’re well."),
        Frame("warm-short", "A short line from me, some months after our conversation."),
        Frame("warm-grateful", "We spoke some months ago, and I’m still grateful for your time."),
        Frame("warm-again", "Some months on from our conversation, I’d like to send you my good wishes."),
        Frame("warm-months", "Some months have gone by since our conversation, and this is only to say hello."),
        Frame("warm-kind", "You took the time to talk with me some months ago, and I’d like to say hello."),
        Frame("warm-long", "It’s a while since we talked, and I still appreciate that you made the time."),
    ),
    Move.WARM_WISH: (
        Frame("wish-months", "I hope that the months since have been good to you."),
        Frame("wish-work", "I hope that your work is going well, and that there’s time for other things too."),
        Frame("wish-company", "I hope that things are going well for you at {company}."),
        Frame("wish-season", "I wish you a good few months ahead, at {company} and outside it."),
        Frame("wish-follow", "I still follow what happens at {company}, and I wish all of you well."),
        Frame("wish-plans", "I hope that what you had planned for the year has come along well."),
        Frame("wish-things", "I hope that things are going as you’d like them to."),
        Frame("wish-well", "I wish you well with everything that’s ahead this year."),
        Frame("wish-all", "I hope that all is well with you and with the people around you."),
    ),
    Move.WARM_CLOSE: (
        Frame("hello-nothing", "There’s nothing that you need to do with this note; I only wanted to say hello."),
        Frame("hello-need", "There’s no need to answer; I wanted to keep in touch."),
        Frame("hello-useful", "If I can ever be useful to you, please let me know."),
        Frame("hello-paths", "If our paths cross again, I’d be glad of it."),
        Frame("hello-all", "That’s all; I wanted to keep in touch and to wish you well.", tones=PLAINER),
        Frame("hello-until", "Until we speak again, all good wishes from me."),
        Frame("hello-whenever", "I’d be glad to hear how you are one day, and there’s no hurry about it."),
        Frame("hello-wave", "Please take this as a friendly wave from my side, and nothing more.", tones=PLAINER),
    ),
}  # fmt: skip
