"""English: whether an application or a résumé arrived; apostrophes are typographic throughout.

The first sentence says why it writes and leaves the question to the one that asks.
"""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, PLAIN, PLAINER, WARM
from bot.drafting.frames.frame import Frame, Move

FOLLOWING: Mapping[Move, tuple[Frame, ...]] = {
    Move.APPLIED_OPEN: (
        Frame("applied-on", "On {date}, I applied for {the_role} at {company}, and I’d like to follow up."),
        Frame("applied-quick", "This is a quick follow-up on my application for {the_role} at {company}, sent on "
              "{date}."),
        Frame("applied-about", "This note is about my application for {the_role} at {company}, which I sent on "
              "{date}."),
        Frame("applied-following", "Following up on my application for {the_role} at {company}, which I sent on "
              "{date}, I have one short question."),
        Frame("applied-may", "You may have my application for {the_role} at {company}, which went in on {date}."),
        Frame("applied-plain", "A quick follow-up: I applied for {the_role} at {company} on {date}.", tones=PLAIN),
        Frame("applied-hello", "A short hello from someone who applied for {the_role} at {company} on {date}.",
              tones=WARM),
        Frame("applied-allow", "Please allow me to follow up on my application for {the_role} at {company}, submitted "
              "on {date}.", tones=FORMAL),
        Frame("applied-reference", "With reference to my application for {the_role} at {company}, submitted on "
              "{date}, I am writing to follow up.", tones=FORMAL),
    ),
    Move.APPLIED_LAST: (
        Frame("applied-more", "One more short note about my application for {the_role} at {company}, sent on {date}.",
              tones=PLAINER),
        Frame("applied-second", "This is a second follow-up on my application for {the_role} at {company}, which I "
              "sent on {date}."),
        Frame("applied-while", "It’s been a while since I applied for {the_role} at {company} on {date}, so "
              "this is one more short note."),
        Frame("applied-takes", "Reading applications takes time, so this is only a quick word about mine for "
              "{the_role} at {company}, sent on {date}."),
        Frame("applied-once", "Following up once more on {the_role} at {company}, which I applied for on {date}.",
              tones=PLAINER),
        Frame("applied-again", "On {date}, I applied for {the_role} at {company}, and I’m following up once more."),
        Frame("applied-permit", "Please allow me to follow up once more on my application for {the_role} at {company}, "
              "submitted on {date}.", tones=FORMAL),
    ),
    Move.APPLIED_ASK: (
        Frame("arrived-confirm", "Could you confirm that my application arrived?"),
        Frame("arrived-whether", "Could you tell me whether my application reached you?"),
        Frame("arrived-has", "Has my application reached you?"),
        Frame("arrived-know", "Would you let me know whether you’ve received my application?"),
        Frame("arrived-may", "May I ask whether my application has reached you?"),
        Frame("arrived-line", "A quick line to say that my application arrived would be a help."),
        Frame("arrived-complete", "Could you check that my application arrived and is complete?"),
        Frame("arrived-right", "Do you know whether my application reached the right person?"),
    ),
    Move.APPLIED_INTEREST: (
        Frame("keen-very", "I’m very interested in it."),
        Frame("keen-work", "I’d very much like to do this work."),
        Frame("keen-appeals", "The work appeals to me."),
        Frame("keen-chance", "I’d welcome the chance to talk with you about it."),
        Frame("keen-this", "It’s work I’d like to do."),
        Frame("keen-still", "I’m still very interested."),
        Frame("keen-love", "I’d love to do this work.", tones=WARM),
        Frame("keen-position", "The position interests me very much.", tones=FORMAL),
    ),
    Move.APPLIED_OFFER: (
        Frame("more-need", "If you need anything else, I’ll gladly send it."),
        Frame("more-like", "Is there anything else you’d like from me?"),
        Frame("more-samples", "I can also send you references or work samples."),
        Frame("more-information", "Please let me know if you need more information."),
        Frame("more-questions", "I’m happy to answer any questions you have."),
        Frame("more-missing", "If something is missing, please tell me."),
        Frame("more-plain", "Happy to send anything else you need.", tones=PLAIN),
        Frame("more-help", "If anything else would help, I’d be happy to send it.", tones=WARM),
        Frame("more-further", "Should you need any further information, I would be glad to provide it.", tones=FORMAL),
    ),
    Move.APPLIED_CLOSE: (
        Frame("applied-thanks", "Thank you for your time."),
        Frame("applied-me", "Thank you for considering me."),
        Frame("applied-help", "Thank you for your help."),
        Frame("applied-appreciate", "I appreciate your time."),
        Frame("applied-search", "Thank you, and good luck with the search."),
        Frame("applied-short", "Thanks for your help.", tones=PLAINER),
        Frame("applied-attention", "Thank you for your time and consideration.", tones=FORMAL),
    ),
    Move.RESUME_OPEN: (
        Frame("resume-on", "On {date}, I sent in my résumé for {the_role} at {company}, and I’d like to follow up."),
        Frame("resume-quick", "This is a quick follow-up on the résumé I sent for {the_role} at {company} on {date}."),
        Frame("resume-about", "This note is about my résumé for {the_role} at {company}, which I sent on {date}."),
        Frame("resume-may", "You may have my résumé for {the_role} at {company}, which went out on {date}."),
        Frame("resume-following", "Following up on my résumé for {the_role} at {company}, which I sent on {date}, I "
              "have one short question."),
        Frame("resume-plain", "A quick follow-up: I sent my résumé for {the_role} at {company} on {date}.",
              tones=PLAIN),
        Frame("resume-allow", "Please allow me to follow up on the résumé I submitted for {the_role} at {company} on "
              "{date}.", tones=FORMAL),
    ),
    Move.RESUME_THROUGH: (
        Frame("through-offered", "This is a quick follow-up on my résumé for {the_role} at {company}, which {via} "
              "offered to pass along."),
        Frame("through-kind", "It was kind of {via} to pass along my résumé for {the_role} at {company}, and I’d like "
              "to follow up myself."),
        Frame("through-may", "You may have my résumé for {the_role} at {company} by way of {via}."),
        Frame("through-has", "A quick note about {the_role} at {company}: {via} was going to pass my résumé along to "
              "you."),
        Frame("through-agreed", "With the help of {via}, I sent you my résumé for {the_role} at {company}."),
        Frame("through-sent", "This note follows my résumé for {the_role} at {company}, sent to you through {via}."),
        Frame("through-allow", "Please allow me to follow up on my résumé for {the_role} at {company}, which {via} was "
              "kind enough to pass along.", tones=FORMAL),
    ),
    Move.RESUME_ASK: (
        Frame("got-confirm", "Could you confirm that my résumé arrived?"),
        Frame("got-whether", "Could you tell me whether it reached you?"),
        Frame("got-has", "Has my résumé reached you?"),
        Frame("got-know", "Would you let me know whether you’ve received it?"),
        Frame("got-may", "May I ask whether my résumé has reached you?"),
        Frame("got-line", "A quick line to say that my résumé arrived would be a help."),
        Frame("got-right", "Do you know whether my résumé reached the right person?"),
    ),
    Move.RESUME_VIA: (
        Frame("via-passing", "Thank you for passing along my résumé for {the_role} at {company}."),
        Frame("via-offering", "Thank you for offering to pass along my résumé for {the_role} at {company}."),
        Frame("via-help", "Thank you for your help with my résumé for {the_role} at {company}."),
        Frame("via-kind", "It’s kind of you to pass along my résumé for {the_role} at {company}; thank you."),
        Frame("via-taking", "Thank you for bringing my résumé to {company} for {the_role}."),
        Frame("via-again", "Thanks again for helping with {the_role} at {company}, and for passing along my résumé.",
              tones=PLAINER),
        Frame("via-much", "Thanks so much for passing my résumé along for {the_role} at {company}.", tones=WARM),
        Frame("via-accept", "Please accept my thanks for passing along my résumé for {the_role} at {company}.",
              tones=FORMAL),
    ),
    Move.RESUME_VIA_ASK: (
        Frame("via-arrived", "Do you know whether it arrived, and whether anything else would help?"),
        Frame("via-anything", "Has it reached them, and do they need anything else from me?"),
        Frame("via-could", "Could you tell me whether it arrived, and whether I can send anything more?"),
        Frame("via-did", "Did it arrive, and is there anything else I can send?"),
        Frame("via-received", "Have they received it, and would anything else be useful?"),
        Frame("via-when", "Once you know that it arrived, could you tell me whether they need anything else?"),
    ),
    Move.RESUME_LAST: (
        Frame("resume-more", "One more short note about the résumé I sent for {the_role} at {company} on {date}.",
              tones=PLAINER),
        Frame("resume-second", "This is a second follow-up on my résumé for {the_role} at {company}, sent on {date}."),
        Frame("resume-while", "It’s been a while since I sent my résumé for {the_role} at {company} on {date}, so "
              "this is one more short note."),
        Frame("resume-takes", "Reading applications takes time, so this is only a quick word about my résumé for "
              "{the_role} at {company}, sent on {date}."),
        Frame("resume-once", "Following up once more on {the_role} at {company}; my résumé went out on {date}.",
              tones=PLAINER),
        Frame("resume-again", "On {date}, I sent my résumé for {the_role} at {company}, and I’m following up once "
              "more."),
        Frame("resume-permit", "Please allow me to follow up once more on my résumé for {the_role} at {company}, "
              "submitted on {date}.", tones=FORMAL),
    ),
}  # fmt: skip
