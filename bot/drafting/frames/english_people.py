"""English: what is said by who is thanked; apostrophes are typographic throughout."""

from collections.abc import Mapping

from bot.drafting.frames.english_types import (
    COLON,
    DOING,
    FORMAL,
    LOW,
    NOUN,
    PHONE,
    PLAIN,
    PLAINER,
    SEEN,
    STATED,
    WARM,
    WELL,
)
from bot.drafting.frames.frame import Frame, Move

PEOPLE: Mapping[Move, tuple[Frame, ...]] = {
    # What somebody found out beforehand was read, not told: these sentences do not say where it is from. Many a need
    # is a plural ("fewer errors"), so no verb stands after it.
    Move.NEED: (
        Frame("need-goal", "If the goal is {need}, {fit} should help.", NOUN),
        Frame("need-mind", "With {need} in mind, I’d draw on {fit}.", NOUN),
        Frame("need-for", "For {need}, I can draw on {fit}.", NOUN),
        Frame("need-plans", "If your priorities include {need}, {fit} should help.", NOUN),
        Frame("need-comes", "When it comes to {need}, I can offer {fit}.", NOUN),
        Frame("need-work", "To help with {need}, I could draw on {fit}.", NOUN),
        Frame("need-toward", "If you’re working toward {need}, I can bring {fit} to that.", NOUN),
        Frame("need-should", "Should {need} be among your priorities, I could offer {fit}.", NOUN, tones=FORMAL),
        Frame("done-goal", "If the goal is {need}, my experience {fit} should help.", DOING),
        Frame("done-mind", "With {need} in mind, I’d draw on my experience {fit}.", DOING),
        Frame("done-for", "For {need}, I can draw on my experience {fit}.", DOING),
        Frame("done-plans", "If your priorities include {need}, my experience {fit} should help.", DOING),
        Frame("done-comes", "When it comes to {need}, I have experience {fit}.", DOING),
        Frame("done-work", "To help with {need}, I could use my experience {fit}.", DOING),
        Frame("done-should", "Should {need} be among your priorities, I could offer my experience {fit}.", DOING,
              tones=FORMAL),
        Frame("need-apply", "{Fit}, and I’d apply that to {need}.", STATED),
        Frame("need-that", "{Fit}, and that should help with {need}.", STATED),
        Frame("need-related", "With {need} in mind, one thing from my background: {fit}.", COLON),
        Frame("need-this", "If the goal is {need}, this may help: {fit}.", COLON),
        Frame("need-on", "On {need}, I have some background that may help: {fit}.", COLON),
        Frame("need-experience", "When it comes to {need}, there’s one thing I can point to: {fit}.", COLON),
    ),
    Move.MANAGER_INTEREST: (
        Frame("manager-work", "I’d very much like to do this work, and I look forward to the next step.", mood=WELL),
        Frame("manager-very", "I’m very interested in the job, and I’d welcome the next step.", mood=WELL),
        Frame("manager-appeals", "The role appeals to me, and I’m ready for the next step whenever you are.",
              mood=WELL),
        Frame("manager-join", "I’d like to join your team, and I hope to hear about the next step.", mood=WELL),
        Frame("manager-want", "This is work I’d like to do, and I look forward to hearing what comes next.",
              mood=WELL),
        Frame("manager-part", "I’d like to be part of your team, and I’m looking forward to the next step.", mood=WELL),
        Frame("manager-love", "I’d love to work on your team, and I look forward to the next step.", tones=WARM,
              mood=WELL),
        Frame("manager-plain", "I’m interested in the job, and I’m ready for the next step.", tones=PLAIN, mood=WELL),
        Frame("manager-welcome", "I am very interested in joining your team, and I would welcome the next step.",
              tones=FORMAL, mood=WELL),
        Frame("manager-position", "The position interests me very much, and I look forward to learning what comes "
              "next.", tones=FORMAL, mood=WELL),
        Frame("manager-remain", "I remain interested, and I’d like to know what comes next.", mood=LOW),
        Frame("manager-still", "I’d still like to be considered, and I’m ready for the next step.", mood=LOW),
        Frame("manager-keep", "Please keep me in consideration for the next step.", mood=LOW),
        Frame("manager-role", "I’m still interested in the role and in the next step.", mood=LOW),
        Frame("manager-match", "If you see a possible match, I’m interested in the next step.", mood=LOW),
        Frame("manager-stay", "I’d like to stay in consideration, and to hear what comes next.", mood=LOW),
    ),
    Move.MANAGER_NEXT: (
        Frame("manager-decide", "If anything else would help you decide, I’ll gladly send it."),
        Frame("manager-see", "Is there anything else you’d like to know or see from me?"),
        Frame("manager-samples", "I’m happy to send you references or work samples."),
        Frame("manager-questions", "If you have other questions, I’m happy to answer them."),
        Frame("manager-useful", "Please let me know what else you need from me."),
        Frame("manager-again", "I’d be happy to talk again whenever it suits you."),
        Frame("manager-need", "Let me know if you need anything else from me.", tones=PLAIN),
        Frame("manager-talk", "I’d be happy to talk more, any time you like.", tones=WARM),
        Frame("manager-remain-open", "Should any questions remain, I would be glad to answer them.", tones=FORMAL),
        Frame("manager-promised", "I understand you expect to have news by {promised}; if you need anything from me "
              "before then, please ask."),
    ),
    Move.RECRUITER_OPEN: (
        Frame("recruiter-help", "Thank you for your time{when}, for considering me for {the_role} at {company}, and "
              "for your help with the process."),
        Frame("recruiter-over", "Thank you for going over {the_role} at {company} with me{when}; I appreciate your "
              "time and consideration."),
        Frame("recruiter-background", "Thank you for taking the time{when} to talk about my background, and for "
              "considering me for {the_role} at {company}."),
        Frame("recruiter-speaking", "Thank you for speaking with me{when}, and for considering my candidacy for "
              "{the_role} at {company}."),
        Frame("recruiter-taking", "Thank you for our conversation{when}, and for taking on my candidacy for {the_role} "
              "at {company}."),
        Frame("recruiter-good", "It was good to talk{when} about {the_role} at {company}; thank you for your time and "
              "consideration.", mood=WELL),
        Frame("recruiter-call", "Thank you for the call{when}, and for considering my background for {the_role} at "
              "{company}.", formats=PHONE),
        Frame("recruiter-plain", "Thanks for the time{when}, and for considering my background for {the_role} at "
              "{company}.", tones=PLAIN),
        Frame("recruiter-warm", "Thanks so much for talking with me{when} about {the_role} at {company}, and for "
              "considering me.", tones=WARM, mood=WELL),
        Frame("recruiter-accept", "Please accept my thanks for your time{when} and for your consideration of my "
              "candidacy for {the_role} at {company}.", tones=FORMAL),
    ),
    Move.RECRUITER_NEXT: (
        Frame("process-expect", "What should I expect as the next step, and do you need anything else from me?"),
        Frame("process-looks", "Could you tell me what the next step is, and roughly when it happens?"),
        Frame("process-documents", "If you need references or documents for the next step, I can send them."),
        Frame("process-timeline", "Is there a rough timeline for the next step?"),
        Frame("process-news", "When you have news about the next step, I’d be glad to hear it."),
        Frame("process-questions", "If the hiring manager has other questions, I’m happy to answer them."),
        Frame("process-plain", "Let me know what you need from me for the next step.", tones=PLAIN),
        Frame("process-whenever", "Whenever you know more about the next step, I’d be happy to hear from you.",
              tones=WARM),
        Frame("process-grateful", "I would be grateful for any information about the next step.", tones=FORMAL),
        Frame("process-promised", "I understand you expect to have news by {promised}; if anything is needed before "
              "then, please ask."),
    ),
    Move.ARRANGED_OPEN: (
        Frame("arranged-time", "Thank you for arranging my interview{when} for {the_role} at {company}; I appreciate "
              "the time you put into it."),
        Frame("arranged-setting", "Thank you for setting up my interview{when} for {the_role} at {company}, and for "
              "all your help with the details."),
        Frame("arranged-organizing", "Thank you for organizing my interview{when} for {the_role} at {company}; I know "
              "that takes time."),
        Frame("arranged-everything", "Thank you for everything you did in arranging my interview{when} for {the_role} "
              "at {company}."),
        Frame("arranged-care", "Thank you for taking care of the details of my interview{when} for {the_role} at "
              "{company}, and for your time."),
        Frame("arranged-help", "Thank you for your help with my interview{when} for {the_role} at {company}; I "
              "appreciate the work behind it."),
        Frame("arranged-plain", "Thanks for setting up my interview{when} for {the_role} at {company}, and for your "
              "time.", tones=PLAIN),
        Frame("arranged-thanks", "Thanks so much for setting up my interview{when} for {the_role} at {company}; I know "
              "it takes some doing.", tones=WARM, mood=WELL),
        Frame("arranged-accept", "Please accept my thanks for arranging my interview{when} for {the_role} at "
              "{company}, and for your time.", tones=FORMAL),
    ),
    Move.ARRANGED_NEXT: (
        Frame("plan-missing", "If anything else is needed from my side, please tell me."),
        Frame("plan-documents", "If you need any documents from me for the next step, I’ll send them over."),
        Frame("plan-easier", "Please let me know if I can do anything to make the next step easier to schedule."),
        Frame("plan-forward", "I look forward to hearing from you or a colleague about the next step."),
        Frame("plan-need", "Please let me know what you need from me next."),
        Frame("plan-schedule", "When there’s a next step to schedule, I’d be glad to hear from you."),
        Frame("plan-end", "And if there’s anything else I can do to make your part easier, please say so.", tones=WARM),
        Frame("plan-plain", "Let me know if you need anything else from me.", tones=PLAIN),
        Frame("plan-further", "Should anything further be needed from me, I would be happy to provide it.",
              tones=FORMAL),
        Frame("plan-promised", "I understand there may be news by {promised}; if you need anything from me before "
              "then, please ask."),
    ),
    Move.PEER_INTEREST: (
        Frame("peer-working", "I’m very interested in the job, and I’d like to work with you.", mood=WELL),
        Frame("peer-alongside", "I’d like to work alongside you at {company}.", mood=WELL),
        Frame("peer-appeals", "The work appeals to me, and I’d like to be on the team with you.", mood=WELL),
        Frame("peer-welcome", "I’d welcome the chance to work with you and the rest of the team.", mood=WELL),
        Frame("peer-colleague", "I’m very interested in the role, and I’d be glad to have you as a colleague.",
              mood=WELL),
        Frame("peer-part", "I’d like to be part of the team, and I hope to get the chance.", mood=WELL),
        Frame("peer-love", "I’d love to work with you and the team.", tones=WARM, mood=WELL),
        Frame("peer-plain", "I’m interested in the job, and in working with you.", tones=PLAIN, mood=WELL),
        Frame("peer-opportunity", "I would welcome the opportunity to work with you and your colleagues.",
              tones=FORMAL, mood=WELL),
    ),
    Move.EXECUTIVE_NEXT: (
        Frame("executive-forward", "I look forward to what comes next."),
        Frame("executive-send", "If anything else is needed, I’ll gladly send it to your team."),
        Frame("executive-ready", "I’m ready for the next step whenever you and your team are."),
        Frame("executive-questions", "If questions come up, I’m happy to answer them through your team."),
        Frame("executive-team", "I look forward to hearing from you or your team."),
        Frame("executive-details", "I’m happy to provide anything else your team would like to see."),
        Frame("executive-provide", "Should anything further be needed, I would gladly provide it to your colleagues.",
              tones=FORMAL),
    ),
    Move.CHAMPION: (
        Frame("champion-speaking", "Thank you as well for speaking up for me."),
        Frame("champion-word", "I also appreciate that you put in a word for me."),
        Frame("champion-lot", "It means a lot that you spoke up for me."),
        Frame("champion-know", "I know you spoke up for me, and I’m grateful."),
        Frame("champion-support", "I’m grateful for your support, too."),
        Frame("champion-help", "Your support has been a real help."),
    ),
    Move.LEAD: (
        Frame("lead-thank", "Please thank {others} for me as well; I appreciated the time they took."),
        Frame("lead-share", "Could you share my thanks with {others} for the time they gave me?"),
        Frame("lead-go", "My thanks go to {others} as well; please pass them on."),
        Frame("lead-also", "I’m also grateful to {others} for their time and consideration; please let them know."),
        Frame("lead-meant", "This note is meant for {others} too; could you share it with them?"),
        Frame("lead-let", "Please let {others} know that I appreciated their time."),
        Frame("lead-convey", "Please convey my thanks to {others} for their time as well.", tones=FORMAL),
        Frame("lead-warm", "Would you thank {others} for me, too?", tones=PLAINER),
    ),
    Move.NAMED: (
        Frame("named-pass", "Could you pass my thanks on to {others} for their time and consideration?"),
        Frame("named-thank", "Please thank {others} for me; I appreciated their time and consideration."),
        Frame("named-know", "Would you let {others} know that I’m grateful for their time, and for considering me?"),
        Frame("named-grateful", "I’d be grateful if you could thank {others} for their time and for considering me."),
        Frame("named-met", "I’d also like to thank everyone I met for their time and consideration: {others}. Could "
              "you pass that on?", formats=SEEN),
        Frame("named-go", "My thanks for their time and consideration also go to {others}; could you let them know?"),
        Frame("named-convey", "Please convey my thanks to {others} for their time and their consideration.",
              tones=FORMAL),
    ),
}  # fmt: skip
