"""English: what to say on the phone, and one sentence for each kind where hardly anything fits."""

from collections.abc import Mapping

from bot.drafting.frames.idiom import Script
from bot.model.note import NoteKind
from bot.model.people import Tone

HELLO: Mapping[Tone, str] = {
    Tone.PLAIN: "Hello {name}, this is {me}.",
    Tone.WARM: "Hi {name}, this is {me}.",
    Tone.FORMAL: "Hello {name}, my name is {me}.",
}
HELLO_NOBODY = "Hello, this is {me}."
NUMBER = "My number is {phone}."
GOODBYE = ("Thank you, and have a good day.", "Thank you, and goodbye.", "Thanks again, and all the best.")
ON_VOICEMAIL = "On voicemail:"

_NEWS_ASK = ("I wanted you to hear it from me.", "I’ll let you know what comes next.")
SCRIPTS: Mapping[NoteKind, Script] = {
    NoteKind.THANK_YOU: Script(
        why=(
            "I’m calling to thank you for your time{when}, and for considering me for {the_role} at {company}.",
            "Thank you for the conversation{when} about {the_role} at {company}, and for considering me.",
            "This is a short call to thank you for your time, and for considering me.",
        ),
        ask=(
            "I’m very interested, and I’d be glad to answer any questions. Is there anything else you need from me?",
            "I’d like to be considered further. What would be the next step?",
        ),
        voicemail=(
            "I’m calling to thank you for your time{when}, and for considering me for {the_role} at {company}. I’m "
            "interested, and there’s no need to call back.",
            "Thank you for your time, and for considering me. There’s no need to call back.",
        ),
    ),
    NoteKind.STATUS: Script(
        why=(
            "I interviewed for {the_role} at {company} on {date}, and I’m still interested.",
            "I’m calling about my interview on {date}, for {the_role} at {company}.",
            "I’m calling about my interview, and I’m still interested.",
        ),
        ask=(
            "Could you tell me where things stand, or when you expect to decide?",
            "Is there a rough date for the next step? And is there anything else you need from me?",
        ),
        voicemail=(
            "I’m calling about my interview for {the_role} at {company} on {date}. I’d be glad to hear where things "
            "stand, whenever that suits you.",
            "I’m calling about my interview, and I’d be glad to hear where things stand.",
        ),
    ),
    NoteKind.APPLICATION: Script(
        why=(
            "I applied for {the_role} at {company} on {date}, and I’d like to make sure that my application arrived.",
            "I’m calling about my application for {the_role} at {company}, which I sent on {date}.",
            "I’m calling to make sure that my application arrived.",
        ),
        ask=(
            "Did it reach you, and is there any other information that you’d like from me?",
            "Can you see whether it’s complete? I’m glad to send anything else you need.",
        ),
        voicemail=(
            "I applied for {the_role} at {company} on {date}, and I’d like to make sure that my application arrived. "
            "I’m glad to send anything else you need.",
            "I’m calling to make sure that my application arrived. I’m glad to send anything else you need.",
        ),
    ),
    NoteKind.RESUME: Script(
        why=(
            "I sent my résumé for {the_role} at {company} on {date}, and I’d like to make sure that it arrived.",
            "{via} handed on my résumé for {the_role} at {company}, and I’d like to make sure that it arrived.",
            "I’m calling to make sure that my résumé arrived.",
        ),
        ask=(
            "Did it reach you, and is there any other information that you’d like from me?",
            "Is it with the right person? I’m glad to answer any questions.",
        ),
        voicemail=(
            "I sent my résumé for {the_role} at {company} on {date}, and I’d like to make sure that it arrived. I’m "
            "glad to answer any questions.",
            "I’m calling to make sure that my résumé arrived. I’m glad to answer any questions.",
        ),
    ),
    NoteKind.INTRO: Script(
        why=(
            "I’m calling to thank you for talking with me{when} about {the_role} at {company}.",
            "I’m calling to thank you for talking with me{when}.",
            "Thank you again for your time{when}.",
        ),
        ask=(
            "I’d be glad to stay in touch, and to hear how things go at {company}.",
            "If there’s anything that I can do for you in return, please tell me.",
            "I’d be glad to stay in touch.",
        ),
        voicemail=("I’m calling to thank you for your time{when}. I’d be glad to stay in touch.",),
    ),
    NoteKind.KEEP_WARM: Script(
        why=("It’s been some months since we spoke, and I wanted to say hello.", "I’m calling to say hello."),
        ask=("I hope that things are going well for you.", "If I can ever be useful to you, please tell me."),
        voicemail=("I wanted to say hello, and I hope that you’re well. There’s no need to call back.",),
    ),
    NoteKind.REFERRAL: Script(
        why=(
            "I’m calling to thank you for recommending me for {the_role} at {company}.",
            "I’m calling to thank you for recommending me.",
        ),
        ask=("I’ll let you know how it goes.", "If I can do something for you in turn, please tell me."),
        voicemail=(
            "I’m calling to thank you for recommending me for {the_role} at {company}. I’ll let you know how it goes.",
            "I’m calling to thank you for recommending me. I’ll let you know how it goes.",
        ),
    ),
    NoteKind.NEWS: Script(
        why=(
            "There’s news about {the_role} at {company}, and I’d like to thank you again for your help.",
            "I’m calling with news, and to thank you again for your help.",
        ),
        ask=_NEWS_ASK,
        voicemail=(
            "There’s news about {the_role} at {company}, and I’d like to thank you again for your "
            "help.",
            "There’s news, and I’d like to thank you again for your help.",
        ),
    ),
    NoteKind.REJECTION: Script(
        why=(
            "Thank you for letting me know about {the_role} at {company}, and for your time.",
            "I’m calling to thank you for letting me know, and for your time.",
        ),
        ask=(
            "If another role comes up, I’d be glad to hear from you.",
            "Please keep me in mind for another role. I wish you all the best.",
        ),
        voicemail=(
            "Thank you for letting me know about {the_role} at {company}, and for your time. I wish you all the best.",
            "Thank you for letting me know, and for your time. I wish you all the best.",
        ),
    ),
    NoteKind.WITHDRAWAL: Script(
        why=(
            "Thank you for considering me for {the_role} at {company}. I’ve accepted another position, and I’d like to "
            "withdraw.",
            "Thank you for considering me. I’ve accepted another position, and I’d like to withdraw.",
        ),
        ask=("I wish you a good search.", "I hope that you find the right person soon."),
        voicemail=(
            "Thank you for considering me for {the_role} at {company}. I’ve accepted another position, so I’d like to "
            "withdraw. I wish you a good search.",
            "Thank you for considering me. I’ve accepted another position, so I’d like to withdraw.",
        ),
    ),
}
TINY: Mapping[NoteKind, str] = {
    NoteKind.THANK_YOU: "Thank you for your time and consideration. I remain very interested in the role.",
    NoteKind.STATUS: "Thank you again for the interview. Could you tell me where the process stands?",
    NoteKind.APPLICATION: "Could you tell me whether my application arrived? I’m interested, and glad to send more.",
    NoteKind.RESUME: "Could you tell me whether my résumé arrived? I’m interested, and glad to send more.",
    NoteKind.INTRO: "Thank you for taking the time to talk with me. I’d be glad to stay in touch.",
    NoteKind.KEEP_WARM: "It’s been some months since we spoke, and I hope that you’re well.",
    NoteKind.REFERRAL: "Thank you for recommending me. I’ll let you know how it goes.",
    NoteKind.NEWS: "There’s news, and I’d like to thank you again for recommending me.",
    NoteKind.REJECTION: "Thank you for letting me know, and for your time. I wish you all the best.",
    NoteKind.WITHDRAWAL: "Thank you for considering me. I’ve accepted another position, and I’d like to withdraw.",
}
