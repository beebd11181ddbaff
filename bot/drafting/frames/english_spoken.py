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
NUMBER = "If you need me, my number is {phone}."
GOODBYE = ("Thank you, and have a good day.", "Thanks again. Goodbye.", "Thanks again, and take care.")
ON_VOICEMAIL = "On voicemail:"

SCRIPTS: Mapping[NoteKind, Script] = {
    NoteKind.THANK_YOU: Script(
        why=(
            "I’m calling to thank you for your time{when}, and for considering me for {the_role} at {company}.",
            "I wanted to thank you for talking with me{when} about {the_role} at {company}, and for considering me.",
            "I’m calling to thank you for your time, and for considering me.",
        ),
        ask=(
            "I’m still interested. Is there anything else you need from me?",
            "I’d like to be considered further. What’s the next step?",
        ),
        voicemail=(
            "I’m calling to thank you for your time{when}, and for considering me for {the_role} at {company}. I’m "
            "still interested, and there’s no need to call back.",
            "Thank you for your time, and for considering me. There’s no need to call back.",
        ),
    ),
    NoteKind.STATUS: Script(
        why=(
            "I interviewed for {the_role} at {company} on {date}, and I’m still interested.",
            "I’m calling about my interview for {the_role} at {company} on {date}.",
            "I’m calling about my interview, and I’m still interested.",
        ),
        ask=(
            "Could you tell me where things stand, or when you expect to decide?",
            "Is there a rough date for the next step, and is there anything else you need from me?",
        ),
        voicemail=(
            "I’m calling about my interview for {the_role} at {company} on {date}. I’m still interested, and I’d like "
            "to hear where things stand whenever it suits you.",
            "I’m calling about my interview. I’d like to hear where things stand whenever it suits you.",
        ),
    ),
    NoteKind.APPLICATION: Script(
        why=(
            "I applied for {the_role} at {company} on {date}, and I’m calling to make sure my application arrived.",
            "I’m calling about my application for {the_role} at {company}; I’d like to make sure it arrived.",
            "I’m calling to make sure my application arrived.",
        ),
        ask=(
            "Do you have it, and is there anything else you’d like from me?",
            "Can you see whether it’s complete? I can send anything that’s missing.",
        ),
        voicemail=(
            "I applied for {the_role} at {company} on {date}, and I’d like to make sure my application arrived. I’m "
            "glad to send anything else you need.",
            "I’m calling to make sure my application arrived. I’m glad to send anything else you need.",
        ),
    ),
    NoteKind.RESUME: Script(
        why=(
            "I sent my résumé for {the_role} at {company} on {date}, and I’m calling to make sure it arrived.",
            "{via} passed along my résumé for {the_role} at {company}, and I’d like to make sure it arrived.",
            "I’m calling to make sure my résumé arrived.",
        ),
        ask=(
            "Do you have it, and is there anything else you’d like from me?",
            "Is it with the right person? I’m happy to answer any questions.",
        ),
        voicemail=(
            "I sent my résumé for {the_role} at {company} on {date}, and I’d like to make sure it arrived. I’m happy "
            "to answer any questions.",
            "I’m calling to make sure my résumé arrived. I’m happy to answer any questions.",
        ),
    ),
    NoteKind.INTRO: Script(
        why=(
            "I’m calling to thank you for talking with me{when} about {the_role} at {company}.",
            "I’m calling to thank you for talking with me{when}.",
            "I wanted to thank you for your time{when}.",
        ),
        ask=(
            "I’d like to stay in touch, and to hear how things go at {company}.",
            "If there’s ever something I can do for you, please tell me.",
            "I’d like to stay in touch.",
        ),
        voicemail=("I’m calling to thank you for your time{when}. I’d like to stay in touch.",),
    ),
    NoteKind.KEEP_WARM: Script(
        why=("It’s been a while since we talked, and I wanted to say hello.", "I’m calling to say hello."),
        ask=("I hope things are going well for you.", "If I can ever be useful to you, please tell me."),
        voicemail=("I wanted to say hello, and I hope you’re well. There’s no need to call back.",),
    ),
    NoteKind.REFERRAL: Script(
        why=(
            "I’m calling to thank you for recommending me for {the_role} at {company}.",
            "I’m calling to thank you for recommending me.",
        ),
        ask=("I’ll let you know how it goes.", "If I can ever return the favor, please tell me."),
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
        ask=("I wanted you to hear it from me.", "I’ll let you know what comes next."),
        voicemail=(
            "There’s news about {the_role} at {company}, and I’d like to thank you again for your help.",
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
            "Please keep me in mind for other roles, and all the best to you.",
        ),
        voicemail=(
            "Thank you for letting me know about {the_role} at {company}, and for your time. I wish you all the best.",
            "Thank you for letting me know, and for your time. I wish you all the best.",
        ),
    ),
    NoteKind.WITHDRAWAL: Script(
        why=(
            "Thank you for considering me for {the_role} at {company}. I’ve accepted another position, so I’d like to "
            "withdraw.",
            "Thank you for considering me. I’ve accepted another position, so I’d like to withdraw.",
        ),
        ask=("Good luck with the search.", "I hope you find the right person soon."),
        voicemail=(
            "Thank you for considering me for {the_role} at {company}. I’ve accepted another position, so I’d like to "
            "withdraw. Good luck with the search.",
            "Thank you for considering me. I’ve accepted another position, so I’d like to withdraw.",
        ),
    ),
}
TINY: Mapping[NoteKind, str] = {
    NoteKind.THANK_YOU: "Thank you for your time and consideration. I’m very interested in the role.",
    NoteKind.STATUS: "Thank you again for the interview. Could you tell me where things stand?",
    NoteKind.APPLICATION: "Could you tell me whether my application arrived? I’m interested, and glad to send more.",
    NoteKind.RESUME: "Could you tell me whether my résumé arrived? I’m interested, and glad to send more.",
    NoteKind.INTRO: "Thank you for taking the time to talk with me. I’d like to stay in touch.",
    NoteKind.KEEP_WARM: "It’s been a while since we talked, and I hope you’re well.",
    NoteKind.REFERRAL: "Thank you for recommending me. I’ll let you know how it goes.",
    NoteKind.NEWS: "There’s news, and I’d like to thank you again for recommending me.",
    NoteKind.REJECTION: "Thank you for letting me know, and for your time. I wish you all the best.",
    NoteKind.WITHDRAWAL: "Thank you for considering me. I’ve accepted another position, so I’d like to withdraw.",
}
