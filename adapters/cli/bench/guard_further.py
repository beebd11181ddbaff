"""Further rows of the fact guard, made of words that say something new although each is an everyday one."""

from adapters.cli.bench.guard_plains import APPLICATION, INTRO, REJECTION, STATUS, THANKS, changed

_T, _S, _A, _I, _R = THANKS.head, STATUS.head, APPLICATION.head, INTRO.head, REJECTION.head
_KEEN = "I’m very interested in the Staff Engineer role."
_ASK = "Please let me know if anything else from me would help."
_SEND = "If anything further from me would help, I’m glad to send it."

FURTHER: tuple[tuple[str, str, str], ...] = (
    # A deed that was only talked about, or never done.
    ("worked with them", "thanks", changed(_T, ("I enjoyed talking with you about", "I enjoyed working with you on"))),
    ("met the team", "thanks", changed(_T, ("I enjoyed talking", "It was a pleasure to meet the team. I enjoyed "
     "talking"))),
    ("met the team then too", "status", changed(_S, ("I remain very", "It was a pleasure to meet the team. I remain "
     "very"))),
    ("takes the position", "thanks", changed(_T, (_KEEN, f"{_KEEN} I’d like to take the position."))),
    ("takes the role", "thanks", changed(_T, (_KEEN, "I’m very interested, and I’d like to take the Staff Engineer "
     "role."))),
    ("joins the team", "thanks", changed(_T, (_KEEN, f"{_KEEN} I look forward to joining the team."))),
    ("invited further", "thanks", changed(_T, ("Please let", "Thank you for the invitation to the next stage. Please "
     "let"))),
    ("the next step discussed", "thanks", changed(_T, ("In this role,", "We discussed the next step. In this role,"))),
    ("wanted elsewhere", "thanks", changed(_T, ("Please let", "There is interest from other people. Please let"))),
    ("interested on a condition", "thanks", changed(_T, ("I’m very interested", "If it comes with support, I’m very "
     "interested"))),
    ("interested if it helps", "thanks", changed(_T, (_KEEN, "I’m very interested in the Staff Engineer role, if "
     "anything else from me would help."), ("Please let me know if anything else from me would help.", "Please let me "
     "know if you need anything else."))),
    ("their topic at the old employer", "thanks", changed(_T, ("the billing migration, and", "the billing migration at "
     "Foo, and"))),
    ("their topic at the new employer", "thanks", changed(_T, ("the billing migration, and", "the billing migration at "
     "Acme, and"))),
    ("the team described it too", "thanks", changed(_T, ("that Priya described", "that Priya and the team "
     "described"))),
    ("excellent by own account", "thanks", changed(_T, (_KEEN, f"{_KEEN} My work is excellent."))),
    ("a step and an offer", "status", changed(_S, ("the next step might be", "the next step and offer might be"))),
    ("interviews for one", "status", changed(_S, ("for the interview on March 3", "for the interviews on March 3"))),
    # Tense and aspect.
    ("still talking", "thanks", changed(_T, ("I enjoyed talking with you", "I enjoy talking with you"))),
    ("has sent it", "status", changed(_S, ("I’m glad to send it.", "I sent it."))),
    ("is sending it", "status", changed(_S, (_SEND, "I’m sending anything further that would help."))),
    ("what the step was", "status", changed(_S, ("what the next step might be", "what the next step was"))),
    ("had been considered", "intro", changed(_I, ("thinking of me for", "having me for"))),
    # Plural, quantity and scope.
    ("roles for one", "thanks", changed(_T, (_KEEN, "I’m very interested in the Staff Engineer role and other "
     "roles."))),
    ("all the questions", "thanks", changed(_T, (_ASK, "Please let me know all that would help."))),
    ("most of them", "intro", changed(_I, ("about the churn dashboard", "about the churn dashboard and other things"))),
    ("applications for one", "application", changed(_A, ("whether my application arrived", "whether my applications "
     "arrived"))),
    # Possession.
    ("their reporting project", "application", changed(_A, ("includes my reporting project", "includes the position’s "
     "needs, and my reporting project"))),
    ("the dashboard as own", "intro", changed(_I, ("What I’d bring includes my reporting project at Foo.", "What I’d "
     "bring includes the churn dashboard. My reporting project at Foo is that too."))),
    ("the team's decision", "rejection", changed(_R, ("your decision about", "the team’s decision about"))),
    # Denied with a word that is no "not".
    ("hardly enjoyed", "thanks", changed(_T, ("I enjoyed talking", "I could hardly have enjoyed talking"))),
    ("far from interested", "thanks", changed(_T, ("I’m very interested in", "I’m away from being interested in"))),
    ("past interest", "status", changed(_S, ("I remain very interested in it.", "I was once again very interested in "
     "it."))),
    ("too much", "intro", changed(_I, ("I’m very interested in the position.", "I’m too interested in the "
     "position."))),
    # Promises, and things sent or attached.
    ("promises to send", "status", changed(_S, (_SEND, "I will send anything further that would help."))),
    ("promises to talk", "intro", changed(_I, ("I’d be happy to talk again whenever it suits you.", "I will talk to "
     "you again soon."))),
    ("attached", "application", changed(_A, ("Please let me know", "My information is attached. Please let me know"))),
    ("sent again", "application", changed(_A, ("which I sent on", "which I sent again on"))),
    ("sent to all", "application", changed(_A, ("which I sent on", "which I sent to you and others on"))),
    # Praise of oneself.
    ("a great addition", "thanks", changed(_T, (_KEEN, f"{_KEEN} I would make a great addition."))),
    ("the best", "thanks", changed(_T, ("I’d draw on my work", "I’d draw on my best work"))),
    ("a strong project", "application", changed(_A, ("What I’d bring includes my reporting", "What I’d bring is "
     "strong and includes my reporting"))),
    ("valuable by own account", "intro", changed(_I, ("I’m very interested in the position.", "I’m very interested in "
     "the position, and I am very valuable."))),
    # Other employers, places, titles.
    ("others ask too", "status", changed(_S, ("I remain very interested in it.", "I remain very interested in it, and "
     "others are interested in me."))),
    ("the role at both", "application", changed(_A, ("in the role. What", "in the role at Foo. What"))),
    ("the project at the new employer", "intro", changed(_I, ("my reporting project at Foo.", "my reporting project at "
     "Foo and at Globex."))),
    ("spoken at their place", "intro", changed(_I, ("speaking with me on March 3", "speaking with me at Globex on "
     "March 3"))),
    ("leads the role", "thanks", changed(_T, (_KEEN, "I’m very interested in the Staff Engineer position at the "
     "forward end of the team."))),
    ("another role's title", "intro", changed(_I, ("I’m very interested in the position.", "I’m very interested in the "
     "position of the Data Analyst team."))),
    # Agreed between both.
    ("both agree", "thanks", changed(_T, (_KEEN, f"{_KEEN} We both think that the role suits me."))),
    ("it was clear", "intro", changed(_I, ("I’m very interested in the position.", "I’m very interested in the "
     "position, and it was clear that you want me."))),
    ("a next talk agreed", "intro", changed(_I, ("I’d be happy to talk again whenever it suits you.", "I’m happy that "
     "we will talk again."))),
    ("asked to come", "intro", changed(_I, ("I’d be happy to talk again", "As you mentioned, I’d be happy to talk "
     "again"))),
    ("heard from them", "application", changed(_A, ("May I ask whether my application arrived?", "It was great to hear "
     "that my application arrived. May I ask about it?"))),
    # After a no.
    ("the decision is open", "rejection", changed(_R, ("letting me know your decision", "considering your decision"))),
    ("feedback was given", "rejection", changed(_R, ("If you have any feedback for me, it would be welcome.", "The "
     "feedback you gave me was welcome."))),
    ("promised later", "rejection", changed(_R, ("Please keep me in mind", "Thank you for keeping me in mind"))),
    ("works with them", "rejection", changed(_R, ("I wish you well with the work ahead.", "I look forward to our work "
     "together."))),
    ("accepts on a condition", "rejection", changed(_R, ("Please keep me in mind for future openings.", "If you keep "
     "me in mind, I appreciate your decision."))),
    # Tried after the guard was mended, and refused at first sight.
    ("talked with both", "thanks", changed(_T, ("I enjoyed talking with you", "I enjoyed talking with you and Priya"))),
    ("would love to", "thanks", changed(_T, ("I’d draw on my work", "I would love to draw on my work"))),
    ("help from them", "thanks", changed(_T, (_ASK, "If anything else from you would help, please let me know."))),
    ("interested in the plan", "thanks", changed(_T, (_KEEN, "I’m very interested in the plan."))),
    ("when things stand", "status", changed(_S, ("May I ask where things stand", "May I ask when things stand"))),
    ("it is interested", "status", changed(_S, ("I remain very interested in it.", "It remains very interested in "
     "me."))),
    ("arrived already", "application", changed(_A, ("May I ask whether my application arrived?", "My application "
     "arrived. May I ask?"))),
    ("they received it", "application", changed(_A, ("which I sent on", "which you received on"))),
    ("considered for a step", "application", changed(_A, ("considering me.", "considering me for the next step."))),
    ("spoken for", "intro", changed(_I, ("speaking with me on", "speaking for me on"))),
    ("talks on a day", "intro", changed(_I, ("whenever it suits you", "on March 3"))),
    ("the role was given", "rejection", changed(_R, ("for the time you gave me", "for the role you gave me"))),
    ("feedback for them", "rejection", changed(_R, ("If you have any feedback for me, it would be welcome.", "I have "
     "feedback for you, and it would be welcome."))),
    ("this very role in mind", "rejection", changed(_R, ("for future openings", "for the Data Analyst role at "
     "Globex"))),
)  # fmt: skip
"""What is bad about it, of which draft, and the greeting and prose that a model would have written."""

HONEST_TOO: tuple[tuple[str, str], ...] = (
    ("thanks", "Hi Grace,\n\nThank you for taking the time to talk on Tuesday, and for considering me for the Staff "
     "Engineer role at Acme.\n\nI really enjoyed our conversation about the billing migration, and about the plan that "
     "Priya described. I’d draw on my work on a Postgres migration at Foo in this role.\n\nThe Staff Engineer role "
     "interests me very much. Please let me know if there is anything else you need from me."),
    ("thanks", "Hi Grace,\n\nThanks again for your time on Tuesday and for considering me for the Staff Engineer role "
     "at Acme.\n\nIt was good to talk with you about the billing migration, and about the plan that Priya described. "
     "In this role, I’d draw on my work on a Postgres migration at Foo.\n\nI remain very interested in the Staff "
     "Engineer role, and I’m happy to send anything else that would help."),
    ("status", "Dear Mr. Okoye,\n\nThank you again for the interview on March 3 for the Junior Developer role at "
     "Northwind. I’m still very interested in the role.\n\nCould you tell me where things stand, and what the next "
     "step might be? I’m glad to send anything further that would help."),
    ("application", "Hi Mia,\n\nI’m writing about my application for the Data Analyst role at Globex, which I sent on "
     "Tuesday, March 3. I’m still very interested in the role, and what I’d bring includes my reporting project at "
     "Foo.\n\nMay I ask whether my application arrived? If you need more information, please let me know.\n\nThank "
     "you for considering me."),
    ("application", "Hi Mia,\n\nThis is a note about my application for the Data Analyst role at Globex, which I sent "
     "on Tuesday, March 3. I remain very interested. What I’d bring includes my reporting project at Foo.\n\nMay I ask "
     "whether my application reached you? Please let me know if you need any more information.\n\nThank you for your "
     "time and for considering me."),
    ("intro", "Hi Mia,\n\nThank you for speaking with me on March 3 and for thinking of me for the Data Analyst role "
     "at Globex. It was a pleasure to talk with you about the churn dashboard.\n\nI’m very interested in the position, "
     "and what I’d bring includes my reporting project at Foo. I’d be glad to talk again whenever it suits you."),
    ("rejection", "Hi Mia,\n\nThank you for letting me know your decision about the Data Analyst role at Globex, and "
     "for your time. I enjoyed our conversation about the churn dashboard.\n\nIf you have any feedback for me, I’d "
     "appreciate it. Please keep me in mind for future openings. I wish you all the best with the work ahead."),
    ("rejection", "Hi Mia,\n\nI appreciate your letting me know your decision about the Data Analyst role at Globex, "
     "and thank you for the time you gave me. It was good to talk about the churn dashboard with you.\n\nAny feedback "
     "would be welcome. Please keep me in mind for future openings, and I wish you well with the work ahead."),
)  # fmt: skip
"""Of which draft, and greeting and prose in other words that say the same."""
