"""English: how things stand after an interview; apostrophes are typographic throughout.

Who reads it may have set the interview up and not held it: nothing here says that the two of them talked.
"""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, LOW, PLAIN, PLAINER, WARM, WELL
from bot.drafting.frames.frame import Frame, Move

STATUS: Mapping[Move, tuple[Frame, ...]] = {
    Move.STATUS_OPEN: (
        Frame("status-follow", "This is a quick follow-up on my interview for {the_role} at {company} on {date}."),
        Frame("status-on", "On {date}, I interviewed for {the_role} at {company}, and I’d like to follow up."),
        Frame("status-about", "This note is about my interview for {the_role} at {company} on {date}."),
        Frame("status-short", "A short note to follow up on my interview for {the_role} at {company} on {date}.",
              tones=PLAINER),
        Frame("status-good", "It was good to interview for {the_role} at {company} on {date}.", mood=WELL),
        Frame("status-plain", "A quick follow-up: I interviewed for {the_role} at {company} on {date}.",
              tones=PLAIN),
        Frame("status-reference", "With reference to my interview for {the_role} at {company} on {date}, I am writing "
              "to follow up.", tones=FORMAL),
        Frame("status-again", "Thank you again for the interview for {the_role} at {company} on {date}."),
        Frame("status-conversation", "Thank you again for the conversation about {the_role} at {company} on {date}."),
        Frame("status-time", "Thank you again for your time on {date}, and for considering me for {the_role} at "
              "{company}."),
        Frame("status-thanks", "Thanks again for the chance to interview for {the_role} at {company} on {date}.",
              tones=PLAINER),
        Frame("status-opportunity", "Thank you once more for the opportunity to interview for {the_role} at {company} "
              "on {date}.", tones=FORMAL),
    ),
    Move.STATUS_THANKS: (
        Frame("late-time", "Thank you for your time on {date}, and for considering me for {the_role} at {company}."),
        Frame("late-interview", "Thank you for interviewing me on {date}, and for considering me for {the_role} at "
              "{company}."),
        Frame("late-talk", "Thank you for talking with me about {the_role} at {company} on {date}, and for considering "
              "me."),
        Frame("late-conversation", "Thank you for our conversation on {date}, and for your consideration for "
              "{the_role} at {company}."),
        Frame("late-good", "It was good to talk about {the_role} at {company} on {date}, and I’m grateful for your "
              "time and consideration.", mood=WELL),
        Frame("late-considering", "Thank you for considering me for {the_role} at {company}, and for the time you gave "
              "me on {date}."),
        Frame("late-thanks", "Thanks for your time on {date}, and for considering me for {the_role} at {company}.",
              tones=PLAINER),
        Frame("late-accept", "Please accept my thanks for the interview on {date}, and for considering my candidacy "
              "for {the_role} at {company}.", tones=FORMAL),
    ),
    Move.STATUS_INTEREST: (
        Frame("still-very", "I’m still very interested.", mood=WELL),
        Frame("still-work", "I’d still very much like to do this work.", mood=WELL),
        Frame("still-then", "I’m as interested as I was then.", mood=WELL),
        Frame("still-join", "I’d still like to join the team.", mood=WELL),
        Frame("still-remain", "I remain very interested in the role.", mood=WELL),
        Frame("still-love", "I’d still love to do this work.", tones=WARM, mood=WELL),
        Frame("still-strong", "My interest in the position remains strong.", tones=FORMAL, mood=WELL),
        Frame("still-interested", "I’m still interested in the role.", mood=LOW),
        Frame("still-considered", "I’d still like to be considered.", mood=LOW),
        Frame("still-position", "I remain interested in the position.", mood=LOW),
        Frame("still-unchanged", "My interest in the role is unchanged.", mood=LOW),
    ),
    Move.STATUS_ASK: (
        Frame("ask-stands", "Could you tell me where the process is, or roughly when you expect to decide?"),
        Frame("ask-timeline", "Do you have a sense of the timeline from here?"),
        Frame("ask-moment", "When you have a moment, could you tell me what the next step is?"),
        Frame("ask-news", "Is there any news on timing or next steps?"),
        Frame("ask-rough", "If you can share a rough timeline, I’d appreciate it."),
        Frame("ask-update", "I’d appreciate an update whenever it’s convenient."),
        Frame("ask-plain", "Is there a date yet for a decision or a next step?", tones=PLAIN),
        Frame("ask-look", "When you get a chance, could you let me know how things look?", tones=WARM),
        Frame("ask-may", "May I ask what the next step might be, and when a decision is expected?", tones=FORMAL),
        Frame("ask-promised", "I understood that news was expected around {promised}. Is that still the plan?"),
        Frame("ask-date", "As I understood it, a decision was planned for around {promised}; is that still the "
              "timeline?"),
    ),
    Move.STATUS_OFFER: (
        Frame("offer-further", "If more information would help, I’ll gladly send it."),
        Frame("offer-references", "I can also send you references or work samples."),
        Frame("offer-questions", "If you have any questions, I’m happy to answer them."),
        Frame("offer-talk", "I’m happy to talk again if that’s useful."),
        Frame("offer-need", "Please let me know if there’s anything else you need from me."),
        Frame("offer-missing", "If anything is missing on my side, please tell me."),
        Frame("offer-should", "Should you need anything further, I would be glad to provide it.", tones=FORMAL),
    ),
    Move.STATUS_CLOSE: (
        Frame("close-time", "Thank you for your time."),
        Frame("close-considering", "Thank you for considering me."),
        Frame("close-help", "Thank you for your help with this."),
        Frame("close-appreciate", "I appreciate your time and consideration."),
        Frame("close-process", "I appreciate your help with the process."),
        Frame("close-thanks", "Thanks for your help.", tones=PLAINER),
        Frame("close-both", "Thank you for your time and consideration.", tones=FORMAL),
    ),
    Move.LAST_OPEN: (
        Frame("last-note", "One more short note about {the_role} at {company}, which I interviewed for on {date}.",
              tones=PLAINER),
        Frame("last-follow", "This is one more follow-up on my interview for {the_role} at {company} on {date}."),
        Frame("last-time", "Hiring takes time, so this is only a quick word about my interview for {the_role} at "
              "{company} on {date}."),
        Frame("last-again", "Thank you again for the chance to talk about {the_role} at {company} on {date}."),
        Frame("last-once", "Thank you once more for your time on {date}, and for considering me for {the_role} at "
              "{company}."),
        Frame("last-while", "It’s been a little while since my interview for {the_role} at {company} on {date}."),
        Frame("last-writing", "Following up once more on my interview for {the_role} at {company} on {date}.",
              tones=PLAINER),
        Frame("last-allow", "Please allow me to follow up once more on my interview for {the_role} at {company} on "
              "{date}.", tones=FORMAL),
    ),
    Move.LAST_ASK: (
        Frame("last-open-still", "If the position is still open, I’m still interested, and I’d like to hear about the "
              "next step."),
        Frame("last-news", "If there’s any news, I’d be glad to hear it; I’m still interested."),
        Frame("last-future", "I’d still like to be considered, now or when another role comes up."),
        Frame("last-another", "If you’ve chosen someone else, I understand; if not, I’m still interested."),
        Frame("last-whenever", "I’m still interested, and I’d be glad to talk whenever the time is right."),
        Frame("last-ahead", "If the decision is still ahead, I’d like to be considered."),
        Frame("last-remain", "Should the position still be open, I remain interested and would welcome any news.",
              tones=FORMAL),
    ),
    Move.LAST_CLOSE: (
        Frame("last-thanks", "Either way, thank you for your time, and good luck with the search."),
        Frame("last-case", "In any case, thank you for your time and consideration."),
        Frame("last-decide", "Whatever you decide, thank you for considering me."),
        Frame("last-paths", "Thank you for considering me, and I hope our paths cross again.", mood=WELL),
        Frame("last-spent", "Thank you for the time you and your colleagues spent with me."),
        Frame("last-grateful", "I’m grateful for your time, and I wish you well with the decision."),
        Frame("last-plain", "Thanks for your time either way.", tones=PLAIN),
        Frame("last-warm", "Either way, thank you; I appreciate the time everyone gave me.", tones=WARM),
    ),
}  # fmt: skip
