"""Courtesies: how what a plain draft says may be said in other words, by what it says. English.

Each is a whole sentence with slots for facts. None says anything that a draft with one of the words before it does
not: that is what keeps the guard from taking a promise for a courtesy.
"""

from collections.abc import Mapping


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


ALWAYS = _lines("""
    Thank you for your time.
    Thank you for your time and for your help.
    Thank you for your time and for considering me.
    I appreciate your time.
    I am grateful for your time.
    I’m writing about my application for the role at §company.
    Thank you again for your time.
""")

COURTESIES: Mapping[frozenset[str], tuple[str, ...]] = {
    frozenset({"considering", "consideration"}): _lines("""
        Thank you for your time and consideration.
        Thank you for your time and for considering me for the §role role at §company.
        Thank you for your consideration for the §role role at §company.
        Thank you again for considering me.
        Thank you for considering me for the §role role at §company.
        I appreciate your considering me for the §role role.
    """),
    frozenset({"interview"}): _lines("""
        Thank you for the interview on §day for the §role role at §company.
        Thank you for your time in the interview on §day for the §role role.
        Thank you for the interview for the §role role at §company on §day.
        Thank you again for the §day interview for the §role role.
        I appreciated the interview on §day.
    """),
    frozenset({"talk", "talking", "talked", "spoke", "speaking", "conversation", "discussion", "discuss"}): _lines("""
        Thank you for your time on §day and for considering me for the §role role at §company.
        I appreciate your time on §day.
        Thank you for your time on §day.
        Thank you for taking the time on §day and for your consideration.
        Thank you for taking the time to talk on §day and for considering me.
        I appreciate your time on §day and your consideration.
        I am grateful for your time on §day and for considering me.
        Thank you for taking the time to talk with me on §day.
        Thank you for taking the time to speak with me on §day.
        Thank you for speaking with me on §day.
        Thank you for speaking with me about the §role role at §company.
        I enjoyed our conversation about §topic.
        I enjoyed our conversation about §topic and about the
        I enjoyed talking with you about §topic.
        I enjoyed speaking with you about §topic.
        I enjoyed discussing §topic with you.
        I appreciated our conversation about §topic.
        I valued our conversation about §topic.
        I appreciated talking with you about §topic.
        Our conversation about §topic was a pleasure.
        It was a pleasure to talk with you about §topic.
        It was a pleasure talking with you about §topic.
        It was good to talk with you about §topic.
        It was good to talk about §topic with you.
        It was great to talk with you about §topic.
        It was great to talk about §topic with you.
        It was great to discuss §topic with you.
        It was good to discuss §topic with you.
        It was good to discuss §topic with you and to hear about the
        It was good to discuss §topic with you and to learn about the
        It was a pleasure to discuss §topic with you.
        It was a pleasure to speak with you about §topic.
        Talking with you about §topic was a pleasure.
        Talking about §topic with you was a pleasure.
        Talking with you about §topic was enjoyable.
    """),
    frozenset({"interested", "interest", "interests", "appeals", "keen"}): _lines("""
        I am interested in the §role role.
        I am interested in the §role role at §company.
        I am interested in the role.
        I am interested in the role at §company.
        I am interested in it.
        I remain interested in the §role role.
        I remain interested in the §role role at §company.
        I remain interested in the role.
        I remain interested in the role at §company.
        I remain interested in it.
        I remain keen on it.
        I remain keen on it and interested.
        I remain keen on the role.
        The §role role interests me.
        The role interests me.
        My interest in the §role role remains strong.
        My interest in the role remains strong.
        My interest in it remains strong.
        The §role role at §company, in which I remain interested.
    """),
    frozenset({"help", "helpful", "useful", "need"}): _lines("""
        Please let me know if anything else would help.
        Please let me know if anything else would be helpful.
        Please let me know if anything else from me would help.
        Please let me know if anything else from me would be helpful.
        Please let me know if anything else from me would be of help.
        Please let me know if anything further would help.
        Please let me know if you need anything else.
        Please let me know if you need anything else from me.
        Please let me know if you need anything further from me.
        Please let me know if you need any more information.
        Please let me know if you need any further information.
        Please let me know if there is anything else you need from me.
        Please let me know if there is anything else from me that would help.
        If anything else would help, please let me know.
        If anything else would be helpful, please let me know.
        If anything else from me would help, please let me know.
        If anything else from me would be helpful, please let me know.
        If you need anything else, please let me know.
        If you need anything else from me, please let me know.
        If you need anything further from me, please let me know.
        If you need more information, please let me know.
        If you need any more information, please let me know.
        I am glad to send anything else that would help.
        I would be glad to send anything else that would help.
        I am glad to send anything further that would help.
        I would be glad to send anything further that would help.
        I would be glad to send anything further that you need.
    """),
    frozenset({"send", "provide"}): _lines("""
        If anything further would help, I am glad to send it.
        If anything further would help, I would be glad to send it.
        If anything further from me would help, I am glad to send it.
        If anything further from me would help, I would be glad to send it.
        If anything further from me would be helpful, I am glad to send it.
        If anything further from me would be helpful, I would be glad to send it.
        If there is anything further from me that would help, I am glad to send it.
    """),
    frozenset({"stand", "stands", "step", "steps"}): _lines("""
        May I ask where things stand?
        May I ask how things stand?
        May I ask where things stand and what the next step might be?
        May I ask how things stand and what the next step might be?
        I would like to ask where things stand and what the next step might be.
        Could you tell me where things stand and what the next step might be?
    """),
    frozenset({"arrived", "reached", "received"}): _lines("""
        May I ask whether my application arrived?
        May I ask whether my application has arrived?
        May I ask whether my application reached you?
        May I ask whether my application has reached you?
        I would like to ask whether my application arrived.
        I would like to ask whether my application reached you.
        I am writing to ask whether my application arrived.
        This is a note about my application for the §role role at §company.
    """),
    frozenset({"thinking"}): _lines("""
        Thank you for thinking of me for the §role role at §company.
    """),
    frozenset({"suits"}): _lines("""
        I would be glad to talk again whenever it suits you.
        I am glad to talk again whenever it suits you.
        I would be glad to speak again whenever it suits you.
    """),
    frozenset({"§fit"}): _lines("""
        In the §role role I would draw on §fit.
        I would draw on §fit in the role.
        I would draw on §fit in the §role role.
        I would be glad to draw on §fit.
        What I would bring includes §fit.
        In the role I would be glad to draw on §fit.
    """),
    frozenset({"decision"}): _lines("""
        Thank you for letting me know your decision.
        Thank you for letting me know about your decision.
        I appreciate your letting me know your decision.
        Thank you for your time and for letting me know your decision.
        Thank you for the time you gave me.
        Your decision about the §role role at §company, and for your time.
    """),
    frozenset({"feedback"}): _lines("""
        If you have any feedback for me, it would be welcome.
        If you have any feedback for me, I would appreciate it.
        If you have any feedback, I would appreciate it.
        If you have any feedback for me, I would be glad to hear it.
        Any feedback would be welcome.
        Any feedback for me would be welcome.
    """),
    frozenset({"mind"}): _lines("""
        Please keep me in mind for future openings.
        Please do keep me in mind for future openings.
    """),
    frozenset({"wish"}): _lines("""
        I wish you well with the work ahead.
        I wish you all the best with the work ahead.
    """),
}
"""By words of which the plain draft has to hold one; §topic, §fit, §role, §company and §day stand for facts.

A line without an end goes on with the plain draft's own words.
"""

IDLE = frozenset(
    """
    a an the very really truly sincerely genuinely so much still also particularly especially greatly deeply
    """.split()  # noqa: SIM905
)
"""Words that are passed over."""

ALIKE = {
    "thanks": "thank you", "position": "role", "happy": "glad", "pleased": "glad", "delighted": "glad",
    "useful": "helpful", "provide": "send", "thoroughly": "",
}  # fmt: skip
"""Words for words that say the same in such a note."""

CONDITIONS = frozenset({"if", "unless", "when", "whenever", "once", "while", "until", "provided", "should", "whether"})
"""What opens a clause on which another one hangs."""
