"""English: subject lines, two or three for each use; {what} is the role, else the company."""

from collections.abc import Mapping

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "thank_you": ("Thank you – {what} interview", "Thank you for your time – {what}", "Thank you – {what}"),
    "arranged": ("Thank you for arranging – {what}", "Thank you for your help – {what}", "Thank you – {what}"),
    "both": ("Thank you, and next steps – {what}", "Thank you and a question – {what}", "Thank you – {what}"),
    "status": ("Next steps – {what} interview", "My interview – {what}", "Following up – {what} interview"),
    "last": ("Following up again – {what}", "Following up again – {what} interview", "My interview – {what}"),
    "application": ("My application – {what}", "Following up on my application – {what}", "Application for {what}"),
    "application_last": ("Following up again – {what}", "My application – {what}", "Application again – {what}"),
    "resume": ("My résumé – {what}", "Following up on my résumé – {what}", "Résumé for {what}"),
    "intro": ("Thank you for the conversation – {what}", "Thank you for your time – {what}", "Thank you – {what}"),
    "keep_warm": ("A short hello – {what}", "Saying hello again – {what}", "Good wishes – {what}"),
    "referral": ("Thank you for the referral – {what}", "Thank you for recommending me – {what}", "Thank you – {what}"),
    "news_interview": ("News, and thank you – {what}", "An interview, and thanks – {what}", "Thank you – {what}"),
    "news_next_round": ("News, with thanks – {what}", "The next round – {what}", "A short update – {what}"),
    "news_offer": ("Good news, and thank you – {what}", "Thank you, and news – {what}", "News – {what}"),
    "news_accepted": ("Good news, and thank you – {what}", "Thank you, and good news – {what}", "News – {what}"),
    "news_rejected": ("A short update – {what}", "Thank you all the same – {what}", "An update – {what}"),
    "rejection": ("Thank you for your time – {what}", "Thank you for letting me know – {what}", "Thank you – {what}"),
    "withdrawal": ("Withdrawing my candidacy – {what}", "My candidacy – {what}", "Withdrawal, with thanks – {what}"),
    "pass_on": ("Passing on thanks – {what}", "Thanks to pass on – {what}", "My thanks – {what}"),
    "cover": ("A note to pass on – {what}", "A note for you to pass on – {what}", "My note – {what}"),
}
PLAIN_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "intro": ("Thank you for the conversation", "Thank you for your time", "Thank you for talking with me"),
    "keep_warm": ("A short hello", "Saying hello again", "Good wishes to you"),
}
"""Where there is no position and no company to name."""
