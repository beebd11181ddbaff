"""Sources: who gives the advice behind each rule, in our own words; kept from the rubric of 22 Nov 2026."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.finding import Rule


@dataclass(frozen=True, slots=True)
class Source:
    """Where an advice stands, and what it says that we use."""

    ref: str
    says: str


SOURCES: Mapping[str, Source] = {
    "article0": Source(
        "Why You Should Write a Follow-Up Thank-You Note After an Interview, blog, 20 Nov 2019",
        "short and to the point; address the recipient properly",
    ),
    "article1": Source(
        "H. Urschel, executive recruiter, on following up; Job-Hunt",
        "very brief, professional, no typos, signed with contact information",
    ),
    "article2": Source(
        "The First Thing You Should Do After You Walk Out Of That Job Interview, HuffPost, 2018",
        "quick and concise; appreciate their time",
    ),
    "article3": Source(
        "Does Following Up With Employers Really Matter, blog, 16 Mar 2020",
        "polite, concise, positive; ask whether more is wanted",
    ),
    "avid": Source("avidcareerist.com, 21 Aug 2013", "a misspelled interviewer's name ended a candidacy"),
    "bestjob": Source("best-job-interview.com/job-application-follow-up-email", "name and position make the subject"),
    "careery": Source(
        "careery.pro, follow-up email after interview",
        "short; confirm interest, ask for the timeline, offer information; nothing emotional",
    ),
    "delft": Source(
        "tudelft.nl, career toolkit, thank-you letter",
        "no emoticons, excess exclamation marks or casual language; name position and date",
    ),
    "dorigan": Source("C. Dorigan, callcentertimes.com, 2014", "never mention salary in a thank-you note"),
    "faraday": Source(
        "faraday.email, blog, thank-you email after interview",
        "100 to 180 words; the subject names the role or the sender",
    ),
    "flexjobs": Source("flexjobs.com, how to respond to a job rejection", "stay positive"),
    "gps": Source("mycareergps.com, follow up after an interview", "a separate note to everyone"),
    "iastate": Source(
        "engineering.iastate.edu, thank-you notes",
        "personal to each; five or six sentences; names spelled right; proofread",
    ),
    "interviewprep": Source(
        "interview-prep.io/glossary/interview-thank-you-email",
        "three to five sentences; one specific topic; one email for each interviewer; role in the subject",
    ),
    "jobcoach_uk": Source(
        "personaljobcoach.co.uk/guides/how-to-write-a-thank-you-email-after-an-interview",
        "name role and date; one specific thing; a separate email each; no copied template",
    ),
    "jobhunt7": Source(
        "job-hunt.org/job-interview-thank-you-note-mistakes",
        "to each person; check the employer's name, the person's name and the job title twice",
    ),
    "kenyon": Source("kenyon.edu, thank-you notes", "no emoticons or abbreviations; a signature with email and phone"),
    "liveabout": Source(
        "liveabout.com/interview-thank-you-donts-2063985",
        "no salary, no excuses or apologies, no misspellings; affirm interest and fit, not thanks alone",
    ),
    "missouri": Source(
        "careercenter.missouristate.edu, thank-you letters",
        "a letter with typos does more harm than good; personal to each",
    ),
    "smithhanley": Source(
        "smithhanley.com, 20 Jun 2016 and 12 Sep 2024",
        "two or three short paragraphs; each different; the name they go by; not generic",
    ),
    "thecut": Source(
        "A. Green (Ask a Manager), The Cut", "build on the conversation; bare thanks and interest is perfunctory"
    ),
    "thenest": Source(
        "thenest.com 9163, citing Forbes",
        "two or three paragraphs of at most three sentences; thanks in the first sentence; names spelled right",
    ),
    "usnews": Source(
        "money.usnews.com, 7 Oct 2010", "concise and polite; name the position, do not assume they know you"
    ),
    "wapo": Source("jobs.washingtonpost.com, how to respond to a job rejection email", "nothing negative"),
    "waterloo": Source("uwaterloo careerhub, thank-you letters", "no emojis or acronyms; one screen"),
    "wayup": Source(
        "wayup.com, no word after your interview",
        "thank again and restate interest; no accusing that they have not been in touch",
    ),
    "winterwyman": Source(
        "blog.winterwyman.com, thank you note etiquette",
        "free of mistakes; unique to its recipient; a few short paragraphs",
    ),
    "workinparent": Source("theworkinparent.com, 15 Jun 2021", "at most four sentences; make it personal"),
    "wustl": Source("sites.law.wustl.edu, summer tip 16", "three sentences are enough; never identical notes"),
}

BEHIND: Mapping[Rule, tuple[str, ...]] = {
    Rule.LEN_BODY: (
        "article0", "article1", "article2", "jobcoach_uk", "faraday", "workinparent", "interviewprep", "iastate",
        "wustl",
    ),
    Rule.PARAS: ("thenest", "smithhanley", "winterwyman"),
    Rule.SUBJECT: ("interviewprep", "faraday", "bestjob"),
    Rule.RECIPIENT_EXACT: ("avid", "iastate", "jobhunt7", "thenest", "article0"),
    Rule.NAMES_BODY: ("jobhunt7", "liveabout"),
    Rule.ROLE_COMPANY: ("jobcoach_uk", "delft", "jobhunt7", "usnews"),
    Rule.THANKS: ("thenest", "article3", "interviewprep"),
    Rule.SPECIFIC: ("interviewprep", "jobcoach_uk", "thecut", "liveabout", "iastate"),
    Rule.UNIQUE_PANEL: ("wustl", "smithhanley", "winterwyman", "missouri", "gps"),
    Rule.ONE_EACH: ("interviewprep", "jobcoach_uk", "gps", "jobhunt7"),
    Rule.INTEREST: ("liveabout", "jobcoach_uk", "article3"),
    Rule.FIT: ("liveabout", "jobcoach_uk"),
    Rule.SIGNOFF: ("article1", "kenyon"),
    Rule.TYPOS: ("article1", "missouri", "liveabout", "winterwyman"),
    Rule.NO_LEFTOVER: ("jobcoach_uk", "smithhanley"),
    Rule.NO_SALARY: ("liveabout", "dorigan"),
    Rule.NO_APOLOGY: ("liveabout",),
    Rule.NO_PRESSURE: ("wayup", "careery"),
    Rule.TONE: ("delft", "kenyon", "waterloo", "article3"),
    Rule.POSITIVE: ("article3", "flexjobs", "wapo"),
    Rule.NEXT_STEP: ("jobcoach_uk", "careery", "article3"),
    Rule.NO_INVENTED: (),
    Rule.OPENS_WITH_THEM: (),
    Rule.DEFERENCE: ("careery",),
}  # fmt: skip
"""Short names of the sources of each rule; two rules are our own."""
