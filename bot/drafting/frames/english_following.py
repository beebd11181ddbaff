"""English: whether an application or a résumé arrived; apostrophes are typographic throughout."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import FORMAL, PLAINER
from bot.drafting.frames.frame import Frame, Move

FOLLOWING: Mapping[Move, tuple[Frame, ...]] = {
    Move.APPLIED_OPEN: (
        Frame("applied-considering", "Thank you for reading applications for {the_role} at {company}. I applied on "
              "{date}, and I’m writing to make sure that nothing was lost on the way."),
        Frame("applied-on", "On {date}, I applied for {the_role} at {company}, and I’m writing to follow up on that "
              "application."),
        Frame("applied-short", "This is a short follow-up on my application for {the_role} at {company}, which I sent "
              "on {date}."),
        Frame("applied-brief", "A brief note about {the_role} at {company}: I applied on {date}, and I’d like to be "
              "sure that the application arrived."),
        Frame("applied-may", "You may already have my application for {the_role} at {company}, sent on {date}. This "
              "is to follow it up."),
        Frame("applied-with", "With this note I’d like to follow up on my application for {the_role} at {company}, "
              "which went in on {date}."),
        Frame("applied-since", "Since applying for {the_role} at {company} on {date}, I’ve kept it in view, and I’d "
              "like to make sure that the application is with you."),
        Frame("applied-add", "To add a word to the application for {the_role} at {company} that I sent on {date}, "
              "I’m writing to ask whether it arrived.", tones=PLAINER),
        Frame("applied-allow", "Please allow me to follow up on the application for {the_role} at {company} that I "
              "submitted on {date}.", tones=FORMAL),
        Frame("applied-permit", "With reference to my application for {the_role} at {company} of {date}, I’m writing "
              "to make sure that it reached you.", tones=FORMAL),
    ),
    Move.APPLIED_LAST: (
        Frame("applied-more", "One more short note about my application for {the_role} at {company}, which I sent on "
              "{date}."),
        Frame("applied-once", "This is to follow up once more on my application of {date}, for {the_role} at "
              "{company}."),
        Frame("applied-while", "It’s been a while since I applied for {the_role} at {company} on {date}, and I’d like "
              "to follow up once more."),
        Frame("applied-takes", "It takes time to go through applications, so this is only a short word about "
              "{the_role} at {company}, for which I applied on {date}."),
        Frame("applied-again", "Again a short note on {the_role} at {company}, for which I applied on {date}."),
        Frame("applied-quick", "A second and short follow-up on my application for {the_role} at {company}, sent on "
              "{date}."),
    ),
    Move.APPLIED_ASK: (
        Frame("arrived-confirm", "Could you confirm that my application reached you?"),
        Frame("arrived-whether", "Could you tell me whether my application arrived, and whether it’s complete?"),
        Frame("arrived-may", "May I ask whether my application arrived safely?"),
        Frame("arrived-grateful", "If you could let me know that my application arrived, I’d be grateful."),
        Frame("arrived-right", "Can you tell me whether my application reached the right person?"),
        Frame("arrived-line", "A short line to say that my application arrived would be a help."),
        Frame("arrived-received", "Would you let me know whether you’ve received my application?"),
        Frame("arrived-missing", "Has my application come through to you, with nothing missing?"),
    ),
    Move.APPLIED_INTEREST: (
        Frame("keen-much", "The role interests me very much."),
        Frame("keen-welcome", "I’m very interested in the position, and I’d welcome a conversation about it."),
        Frame("keen-appeals", "The work appeals to me, and I’d be glad to talk about it."),
        Frame("keen-considered", "I’d very much like to be considered."),
        Frame("keen-take", "It’s a role that I’d be keen to take on."),
        Frame("keen-remain", "I remain very interested in the work."),
        Frame("keen-chance", "I’d welcome the chance to tell you more about what I could bring to it."),
        Frame("keen-still", "I’m still very much interested in the role."),
    ),
    Move.APPLIED_OFFER: (
        Frame("more-samples", "If anything else would be useful, such as references or work samples, I’m glad to send "
              "it."),
        Frame("more-further", "Is there any further information that I can provide?"),
        Frame("more-like", "Please let me know if you’d like anything more from me."),
        Frame("more-need", "If you need further information, I’d be glad to provide it."),
        Frame("more-examples", "Should you want references or examples of my work, I’m happy to send them at any "
              "time."),
        Frame("more-questions", "I’m also glad to answer any questions, in writing or by phone."),
        Frame("more-other", "Would any other information be helpful to you? I’d be happy to send it."),
        Frame("more-else", "If there’s anything else that you’d like to know or to see, I’m happy to help."),
    ),
    Move.APPLIED_CLOSE: (
        Frame("applied-thanks", "Thank you for your time and consideration."),
        Frame("applied-me", "Thank you for considering me."),
        Frame("applied-help", "Many thanks for your help."),
        Frame("applied-reading", "Thank you for your help, and for your time."),
        Frame("applied-appreciate", "I appreciate the time that you give to this."),
        Frame("applied-forward", "Thank you for your time. I look forward to hearing from you."),
        Frame("applied-work", "Thank you, and I wish you a good search."),
    ),
    Move.RESUME_OPEN: (
        Frame("resume-on", "On {date}, I sent in my résumé for {the_role} at {company}, and I’m writing to make sure "
              "that it arrived."),
        Frame("resume-short", "This is a short follow-up on the résumé that I sent for {the_role} at {company} on "
              "{date}."),
        Frame("resume-considering", "Thank you for considering my résumé for {the_role} at {company}. I sent it on "
              "{date}, and I’d like to be sure that it reached you."),
        Frame("resume-may", "You may already have my résumé for {the_role} at {company}, sent on {date}. This is "
              "to follow it up."),
        Frame("resume-brief", "A brief note about {the_role} at {company}: I sent my résumé on {date}, and I’m "
              "following up on it."),
        Frame("resume-with", "With this note I’d like to follow up on my résumé for {the_role} at {company}, which I "
              "sent on {date}."),
        Frame("resume-allow", "Please allow me to follow up on the résumé that I submitted for {the_role} at "
              "{company} on {date}.", tones=FORMAL),
    ),
    Move.RESUME_THROUGH: (
        Frame("through-kind", "It was kind of {via} to hand on my résumé for {the_role} at {company}, and I’m writing "
              "to follow it up."),
        Frame("through-gave", "You may have received my résumé for {the_role} at {company} through {via}, to whom I "
              "gave it on {date}."),
        Frame("through-short", "This is a short follow-up on my résumé for {the_role} at {company}, which {via} "
              "offered to hand on to you."),
        Frame("through-introduce", "As {via} has handed on my résumé for {the_role} at {company}, I’d like to follow "
              "up myself."),
        Frame("through-by", "By way of {via}, my résumé for {the_role} at {company} is on its way to you, and I’d "
              "like to add a short word to it."),
        Frame("through-helped", "A brief note about {the_role} at {company}: {via} was kind enough to hand on my "
              "résumé, and I’d like to follow up on it."),
    ),
    Move.RESUME_ASK: (
        Frame("got-confirm", "Could you confirm that my résumé reached you?"),
        Frame("got-whether", "Could you tell me whether my résumé arrived?"),
        Frame("got-may", "May I ask whether my résumé arrived safely?"),
        Frame("got-grateful", "If you could let me know that my résumé arrived, I’d be grateful."),
        Frame("got-right", "Can you tell me whether my résumé arrived with the right person?"),
        Frame("got-line", "A short line to say that my résumé arrived would be a help."),
        Frame("got-received", "Would you let me know whether you’ve received my résumé?"),
    ),
    Move.RESUME_VIA: (
        Frame("via-help", "Thank you for your help with my résumé for {the_role} at {company}."),
        Frame("via-handing", "Thank you for offering to hand on my résumé for {the_role} at {company}."),
        Frame("via-kind", "It’s kind of you to help with {the_role} at {company}, and to hand on my résumé. Thank "
              "you."),
        Frame("via-again", "Thank you again for taking on my résumé for {the_role} at {company}."),
        Frame("via-many", "Many thanks for bringing my résumé to {company} for {the_role}."),
        Frame("via-appreciate", "Your help with {the_role} at {company} is much appreciated; thank you for handing on "
              "my résumé."),
        Frame("via-short", "A short note to thank you for helping my résumé along, for {the_role} at {company}."),
    ),
    Move.RESUME_VIA_ASK: (
        Frame("via-arrived", "Do you know whether it has arrived with the right person, and whether anything else "
              "would help?"),
        Frame("via-anything", "Has it reached them, and would it help if I sent anything else?"),
        Frame("via-follow", "When you know that it has arrived, I’d be glad to follow up with them myself, and to "
              "send anything else that’s wanted."),
        Frame("via-could", "Could you tell me whether it has arrived, and whether I can send anything further?"),
        Frame("via-took", "May I ask whether it has been received? I’m happy to send anything else, or to take it "
              "from there."),
        Frame("via-word", "Has it arrived, and have they been able to look at it? I’m glad to send anything else "
              "that would help."),
    ),
    Move.RESUME_LAST: (
        Frame("resume-more", "One more short note about the résumé that I sent for {the_role} at {company} on {date}."),
        Frame("resume-once", "This is to follow up once more on my résumé for {the_role} at {company}, which I sent "
              "on {date}."),
        Frame("resume-while", "It’s been a while since my résumé for {the_role} at {company} went out on {date}, and "
              "I’d like to follow up once more."),
        Frame("resume-takes", "It takes time to read applications, so this is only a short word about my résumé for "
              "{the_role} at {company}, sent on {date}."),
        Frame("resume-second", "A second and short follow-up on my résumé for {the_role} at {company}, sent on "
              "{date}."),
        Frame("resume-again", "Again a short note on {the_role} at {company}, for which I sent my résumé on {date}."),
    ),
}  # fmt: skip
