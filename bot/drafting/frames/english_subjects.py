"""English: subject lines, two or three for each use; {what} is the role, else the company."""

from collections.abc import Mapping

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "thank_you": ("Thank you – {what} interview", "Thank you for your time – {what}", "Thank you – {what}"),
    "arranged": ("Thank you for arranging my interview – {what}", "Thank you for your help – {what}",
                 "Thanks for setting it up – {what}"),
    "both": ("Thank you, and next steps – {what}", "Thank you, and a question – {what}",
             "Thank you – {what} interview"),
    "status": ("Next steps – {what} interview", "My interview – {what}", "Following up – {what} interview"),
    "last": ("Following up again – {what}", "Following up again – {what} interview", "My interview – {what}"),
    "application": ("My application – {what}", "Following up on my application – {what}",
                    "A question about my application – {what}"),
    "application_last": ("Following up again – {what}", "My application – {what}", "One more question – {what}"),
    "resume": ("My résumé – {what}", "A question about my résumé – {what}", "About my résumé – {what}"),
    "intro": ("Thank you for the conversation – {what}", "Thank you for your time – {what}", "Thank you – {what}"),
    "keep_warm": ("Hoping all is well at {what}", "Hello again – {what}", "Saying hello – {what}"),
    "referral": ("Thank you for the referral – {what}", "Thank you for recommending me – {what}", "Thank you – {what}"),
    "news_interview": ("An interview, and thanks – {what}", "Thank you, and an update – {what}",
                       "Interview news – {what}"),
    "news_next_round": ("In the next round – {what}", "Thank you, and an update – {what}",
                        "The next round – {what}"),
    "news_offer": ("An offer, and thanks – {what}", "Good news, and thank you – {what}", "I have an offer – {what}"),
    "news_accepted": ("Good news, and thank you – {what}", "I accepted – {what}",
                      "Thank you, and good news – {what}"),
    "news_rejected": ("A quick update – {what}", "Thank you all the same – {what}", "An update, and thanks – {what}"),
    "rejection": ("Thank you for your time – {what}", "Thank you for letting me know – {what}", "Thank you – {what}"),
    "withdrawal": ("Withdrawing my candidacy – {what}", "My candidacy – {what}", "Withdrawing, with thanks – {what}"),
    "pass_on": ("Thanks to pass on – {what}", "Passing on my thanks – {what}", "My thanks for the interview – {what}"),
    "cover": ("A note to pass on – {what}", "A thank-you to pass on – {what}", "A note to forward – {what}"),
}  # fmt: skip
PLAIN_SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "intro": ("Thank you for the conversation", "Thank you for your time", "Thank you for talking with me"),
    "keep_warm": ("Hoping all is well", "Hello again after a while", "Saying hello again"),
}
"""Where there is no position and no company to name."""
