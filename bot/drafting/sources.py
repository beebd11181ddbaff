"""Sources: who gives the advice behind each rule, in our own words; kept from the rubric of 22 Nov 2026."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model.finding import Rule


@dataclass(frozen=True, slots=True)
class Source:
    """Where an advice stands, and what it says that we use."""

    ref: str
    """Its short name, as a card shows it."""
    where: str
    says: str


SOURCES: Mapping[str, Source] = {
    "article0": Source(
        "a career blog, 2019",
        "Why You Should Write a Follow-Up Thank-You Note After an Interview, blog, 20 Nov 2019",
        "short and to the point; address the recipient properly; it is not all about you",
    ),
    "article1": Source(
        "Job-Hunt, H. Urschel",
        "H. Urschel, executive recruiter, on following up; Job-Hunt",
        "very brief, polite, professional, no typos, signed with contact information; show skills, do not claim them",
    ),
    "article2": Source(
        "HuffPost, 2018",
        "The First Thing You Should Do After You Walk Out Of That Job Interview, HuffPost, 2018",
        "quick and concise; appreciate their time; weighs double where communication is the trade",
    ),
    "article3": Source(
        "a career blog, 2020",
        "Does Following Up With Employers Really Matter, blog, 16 Mar 2020",
        "read the posting first; polite, concise, positive; ask whether it arrived and whether more is wanted; thank "
        "for their time and for considering you",
    ),
    "avid": Source(
        "Avid Careerist, 2013", "avidcareerist.com, 21 Aug 2013", "a misspelled interviewer's name ended a candidacy"
    ),
    "bestjob": Source(
        "Best Job Interview",
        "best-job-interview.com/job-application-follow-up-email",
        "name and position make the subject",
    ),
    "careery": Source(
        "Careery",
        "careery.pro, follow-up email after interview",
        "short; confirm interest, ask for the timeline, offer information; nothing emotional",
    ),
    "cspartners": Source(
        "CS Partners",
        "c-spartners.com, on writing after an interview",
        "no copies to others; from a private mail, never from the present employer's",
    ),
    "delft": Source(
        "TU Delft",
        "tudelft.nl, career toolkit, thank-you letter",
        "no emoticons, excess exclamation marks or casual language; name position and date",
    ),
    "dorigan": Source(
        "Call Center Times, 2014", "C. Dorigan, callcentertimes.com, 2014", "never mention salary in a thank-you note"
    ),
    "faraday": Source(
        "Faraday",
        "faraday.email, blog, thank-you email after interview",
        "100 to 180 words; the subject names the role or the sender",
    ),
    "flexjobs": Source("FlexJobs", "flexjobs.com, how to respond to a job rejection", "stay positive"),
    "gps": Source("My Career GPS", "mycareergps.com, follow up after an interview", "a separate note to everyone"),
    "hrt": Source(
        "How to Respond To",
        "howtorespondto.com/rejection-email",
        "thank, stay brief and positive, ask for feedback; do not ask them to think again",
    ),
    "iastate": Source(
        "Iowa State University",
        "engineering.iastate.edu, thank-you notes",
        "personal to each; five or six sentences; names spelled right; proofread",
    ),
    "interviewprep": Source(
        "Interview Prep",
        "interview-prep.io/glossary/interview-thank-you-email",
        "three to five sentences; one specific topic; one email for each interviewer; role in the subject",
    ),
    "jobcoach_uk": Source(
        "Personal Job Coach UK",
        "personaljobcoach.co.uk/guides/how-to-write-a-thank-you-email-after-an-interview",
        "name role and date; one specific thing; a separate email each; no copied template",
    ),
    "jobhunt7": Source(
        "Job-Hunt",
        "job-hunt.org/job-interview-thank-you-note-mistakes",
        "to each person; check the employer's name, the person's name and the job title twice",
    ),
    "kenyon": Source(
        "Kenyon College",
        "kenyon.edu, thank-you notes",
        "no emoticons or abbreviations; a signature with email and phone",
    ),
    "liveabout": Source(
        "LiveAbout",
        "liveabout.com/interview-thank-you-donts-2063985",
        "no salary, no excuses or apologies, no misspellings; affirm interest and fit, not thanks alone",
    ),
    "livecareer": Source(
        "LiveCareer",
        "livecareer.com, following up and being pushy",
        "a résumé: wait for a receipt; short, respectful, ask whether it arrived",
    ),
    "missouri": Source(
        "Missouri State University",
        "careercenter.missouristate.edu, thank-you letters",
        "a letter with typos does more harm than good; personal to each",
    ),
    "smithhanley": Source(
        "Smith Hanley",
        "smithhanley.com, 20 Jun 2016 and 12 Sep 2024",
        "two or three short paragraphs; each different; the name they go by; not generic",
    ),
    "thecut": Source(
        "Ask a Manager, The Cut",
        "A. Green (Ask a Manager), The Cut",
        "build on the conversation; bare thanks and interest is perfunctory",
    ),
    "thenest": Source(
        "The Nest, citing Forbes",
        "thenest.com 9163, citing Forbes",
        "two or three paragraphs of at most three sentences; thanks in the first sentence; names spelled right",
    ),
    "usnews": Source(
        "U.S. News, 2010",
        "money.usnews.com, 7 Oct 2010",
        "concise and polite; name the position, do not assume they know you",
    ),
    "wapo": Source(
        "Washington Post Jobs", "jobs.washingtonpost.com, how to respond to a job rejection email", "nothing negative"
    ),
    "waterloo": Source(
        "University of Waterloo", "uwaterloo careerhub, thank-you letters", "no emojis or acronyms; one screen"
    ),
    "wayup": Source(
        "WayUp",
        "wayup.com, no word after your interview",
        "thank again and restate interest; no accusing that they have not been in touch",
    ),
    "winterwyman": Source(
        "Winter Wyman",
        "blog.winterwyman.com, thank you note etiquette",
        "free of mistakes; unique to its recipient; a few short paragraphs",
    ),
    "workinparent": Source(
        "The Workin' Parent, 2021", "theworkinparent.com, 15 Jun 2021", "at most four sentences; make it personal"
    ),
    "wustl": Source(
        "WashU Law", "sites.law.wustl.edu, summer tip 16", "three sentences are enough; never identical notes"
    ),
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
    Rule.ONE_EACH: ("interviewprep", "jobcoach_uk", "gps", "jobhunt7", "cspartners"),
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
    Rule.ASK_RECEIVED: ("article3", "livecareer"),
    Rule.POSTING_CHECK: ("article3", "bestjob"),
    Rule.NO_RECONSIDER: ("hrt", "flexjobs"),
    Rule.FEEDBACK_OK: ("hrt", "flexjobs"),
    Rule.OPENS_WITH_THEM: ("article0",),
    Rule.BALANCE: ("article0",),
    Rule.DEFERENCE: ("article2", "careery"),
    Rule.ASKS_NICELY: ("article1", "article3"),
    Rule.CLAIMS: ("article1",),
    Rule.ATTACHES: ("usnews",),
    Rule.WORK_ADDRESS: ("cspartners",),
    Rule.CRISP: ("article2",),
}  # fmt: skip
"""Short names of the sources of each rule."""
