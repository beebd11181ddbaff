"""Confusions: right words in the wrong place, each with a line that has it and an innocent twin."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Confusion:
    """One pattern and what to write instead; `meant` is a replacement as `re.sub` takes it."""

    pattern: re.Pattern[str]
    meant: str
    example: str
    twin: str
    certain: bool = True


def _row(pattern: str, meant: str, example: str, twin: str, *, certain: bool = True) -> Confusion:
    return Confusion(re.compile(pattern, re.I), meant, example, twin, certain)


CONFUSIONS: tuple[Confusion, ...] = (
    _row(r"\b(for|of|with|appreciate|value|to) you (time|consideration|patience|insights?|questions"
         r"|kindness|advice)\b",
         r"\1 your \2", "Thank you for you time.", "It was good of you to make time."),
    _row(r"\bforward to here\b(?! (?:and|in|at)\b)", "forward to hear", "I look forward to here from you.",
         "It was brought forward to Monday; here is why."),
    _row(r"\b(forward to) hear (from|about|back|of|your)\b", r"\1 hearing \2",
         "I look forward to hear from you.",
         "I look forward to hearing from you."),
    _row(r"\b(forward to) (meet|speak|talk|work|join|see|discuss|learn|continue|be|get|receive)\b(?! (?:is"
         r"|was)\b)", r"\1 \2ing",
         "I look forward to speak with you.", "I look forward to speaking with you."),
    _row(r"\b(forward) too\b(?= (?:hear|speak|meet|work|see|talk))", r"\1 to",
         "I look forward too hearing from you.",
         "I moved it forward, too."),
    _row(r"\b(to|pleasure to|nice to|good to|great to) meat\b", r"\1 meet", "It was good to meat you.",
         "We talked about alternatives to minced meat."),
    _row(r"\bmeat (you|with|your|the team)\b", r"meet \1", "I hope to meat with you.",
         "They sell meat to restaurants."),
    _row(r"\b(I'?’?m|am|was|were|are|remain|very|really|more|most|still) interesting in\b",
         r"\1 interested in",
         "I am very interesting in this role.", "What was interesting about it in the end was the data."),
    _row(r"\b(I'?’?m|I am) (very |really |so |quite )?exciting (to|about|by)\b", r"\1 \2excited \3",
         "I am very exciting to join.", "The plan is exciting to many."),
    _row(r"\bexcept (an|the|your|this) (offer|invitation|position|role|job)\b", r"accept \1 \2",
         "I would except an offer.", "Everything except the roof was ready."),
    _row(r"\b(could|would|should|must|might|may) of\b(?! course)", r"\1 have", "I could of said more.",
         "I would, of course, be glad."),
    _row(r"\b(could|would|should) (you|I|we|they) of\b(?! course)", r"\1 \2 have", "How could you of known?",
         "Could you, of all people, explain it?"),
    _row(r"\b(I'?’?d|who'?’?d|we'?’?d|they'?’?d) of (been|liked|loved|done|said)\b", r"\1 have \2",
         "I'd of liked it.",
         "It is what I'd heard of."),
    _row(r"\byour teams (focus|work|approach|plans?|goals?|culture|mission|needs?|roadmap|efforts?|vision"
         r"|values)\b", r"your team’s \1",
         "I liked your teams focus.", "I met three of your teams last week."),
    _row(r"\b(what|that|how|hear|know|think|sure|if|when|where) your (building|hiring|doing|looking for"
         r"|going to|trying to)\b",
         r"\1 you’re \2", "I see what your building.", "I liked your building and your hiring process."),
    _row(r"\byou'?’?re (time|team|company|interview|consideration|questions|colleagues|patience|help|work"
         r"|office|advice)\b",
         r"your \1", "Thank you for you're time.", "You’re working on a good team."),
    _row(r"\bthere (team|company|product|work|customers|office|culture|approach|mission)\b(?= (?:is|was"
         r"|has|and|on|of|in|for)\b)", r"their \1",
         "I like there product and plans.", "It was there that the product began."),
    _row(r"\bcompliment (your|the team['’]s|my|our) (skills?|experience|background|work|needs)\b",
         r"complement \1 \2",
         "My work would compliment your skills.", "I would complement your skills.", certain=False),
    _row(r"\bcompliment to (your|the|my|our) (team|skills?|work|group)\b", r"complement to \1 \2",
         "I would be a compliment to your team.", "Please pass my compliments to the chef."),
    _row(r"\b(principal) (of|that) (?=design|least|working|the work)", "principle of ",
         "The principal of design matters.",
         "She is the principal of a school.", certain=False),
    _row(r"\b(a|the|my) roll (at|as|with|in) (?=your|the|a\b|an\b)", r"\1 role \2 ",
         "I want the roll at your company.",
         "We put out the roll of film.", certain=False),
    _row(r"\b(this|the|that) (?:roll|rôle) (and|is|would|because)\b", r"\1 role \2",
         "I want this roll and know it.", "They kept the rolling plan.", certain=False),
    _row(r"\bloose (the|this|my|your|an?|our) (chance|opportunity|time|focus|customers?|data|track)\b",
         r"lose \1 \2",
         "I would not loose this chance.", "There was a loose thread in the data."),
    _row(r"\b(more|better|less|other|rather|greater|later|earlier|higher|sooner) then (I|a|the|ever|before"
         r"|expected|any|you|we|what|most|that)\b",
         r"\1 than \2", "I am more interested, more then ever.", "It was better; then we talked."),
    _row(r"\b(it) (?:effects|effected) (me|you|the|how|our|your|users|customers)\b", r"\1 affects \2",
         "I saw how it effects users.",
         "We talked about its effects on users."),
    _row(r"\b(your|the|good|great|some|helpful|kind) advise\b", r"\1 advice",
         "Thank you for the good advise.",
         "I would advise on design."),
    _row(r"\bthank you (?:to|too) (taking|meeting|speaking|making|considering)\b", r"thank you for \1",
         "Thank you to taking the time.", "My thank you to everybody."),
    _row(r"\bthanks you\b", "thank you", "Thanks you for the talk.", "Thanks. You were kind."),
    _row(r"\b(thank you|thanks) for (take|meet|speak|talk|make|give|consider|share|explain)\b",
         r"\1 for \2ing",
         "Thank you for take the time.", "Thank you for taking the time."),
    _row(r"\b(discuss|discussed|discussing) about\b", r"\1", "We discussed about the roadmap.",
         "Our discussion about the roadmap was good."),
    _row(r"\b(a) (lot) off\b(?= (?:time|work|things|people|interest|questions))", r"\1 \2 of",
         "I have a lot off questions.",
         "It was a lot, off and on."),
    _row(r"\balot\b", "a lot", "I learned alot.", "We have an allotment."),
    _row(r"\b(it'?’?s) (team|company|culture|mission|customers|users|products?)\b(?= (?:is|are|and|was"
         r"|were|has|have|,))", r"its \2",
         "I like Acme and it's culture and people.", "It’s good to hear of the team."),
    _row(r"\b(and|of|for|with|to|in|on) it'?’?s (team|culture|mission|customers|users|products?|people"
         r"|values)\b", r"\1 its \2",
         "I admire Acme and it's mission.", "I think it’s a good mission."),
    _row(r"\b(an|the|this|each) (interview|meeting|talk|chat|call)s (was|is|has)\b", r"\1 \2 \3",
         "The interviews was good.",
         "The interviews were good."),
    _row(r"(?<!and )\bI (look|hope|think|enjoy|appreciate|want)s\b", r"I \1", "I hopes to hear from you.",
         "You and I think so."),
    _row(r"\b(between) you and I\b", r"\1 you and me", "Between you and I, it was good.",
         "You and I talked.", certain=False),
    _row(r"\bin regards to\b", "in regard to", "I write in regards to the role.",
         "Kind regards to the team.", certain=False),
    _row(r"\bappreciate you (?:take|took) the time\b", "appreciate you taking the time",
         "I appreciate you took the time.",
         "I appreciate that you took the time."),
    _row(r"\bat (you|your'?s) (company|team|office|firm)\b", r"at your \2", "I want to work at you company.",
         "I look at you and your company."),
    _row(r"\bmanger\b", "manager", "Please thank the hiring manger.", "Please thank the hiring manager.",
         certain=False),
    _row(r"\bform (you|your|our|the) (team|conversation|interview|time|talk)\b(?! (?:of|into|for))",
         r"from \1 \2",
         "I learned a lot form our conversation.", "The two halves form the team of ten.", certain=False),
    _row(r"\bquiet (interested|excited|impressed|a bit|a lot|sure|good)\b", r"quite \1",
         "I was quiet impressed.", "It was a quiet, good room."),
    _row(r"\bpubic\b", "public", "I like pubic speaking.", "I like public speaking."),
)  # fmt: skip
"""About forty; `certain` where nobody means it so."""
