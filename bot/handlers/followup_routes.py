"""What `/followup` is declared as, and who answers."""

from bot.cards.words import N_
from bot.chat.card import Option as Answer
from bot.chat.spec import CommandSpec, Option, OptionKind
from bot.handlers import followup_completions, followup_logging, followups, interviews
from bot.handlers.meant import on_one, pressed
from bot.handlers.references import FOLLOWED, followed_suggestions
from bot.handlers.routes import Routes, Submitted
from bot.model.opportunity import ContactKind

_REFERENCE = Option("followup", N_("A company or a person's name"), OptionKind.REFERENCE)
_KINDS = (
    Answer("application", ContactKind.APPLICATION),
    Answer("resume sent", ContactKind.RESUME),
    Answer("introduction call", ContactKind.INTRO),
    Answer("networking", ContactKind.NETWORKING),
    Answer("referral", ContactKind.REFERRAL),
)

SPECS = (
    CommandSpec(
        "followup add",
        N_("Log an application, a résumé, a call, a conversation or a referral"),
        (
            Option("details", N_("What you did, where, when, with whom"), OptionKind.REST),
            Option("kind", N_("What it was"), OptionKind.CHOICE, answers=_KINDS),
            Option("company", N_("The company"), OptionKind.REST),
            Option("role", N_("The role"), OptionKind.REST),
            Option("when", N_("The day; blank is today"), OptionKind.WHEN),
            Option("people", N_("Who it was with or went to"), OptionKind.REST),
            Option("through", N_("Who handed a résumé on"), OptionKind.REST),
        ),
        example="applied to Acme, Staff Engineer, yesterday via LinkedIn",
    ),
    CommandSpec("followup list", N_("What you applied for and whom you talked to, most urgent first")),
    CommandSpec("followup show", N_("One of them, and what comes next and why"), (_REFERENCE,), example="Acme"),
    CommandSpec("followup edit", N_("Change one of them"), (_REFERENCE,), example="Acme"),
    CommandSpec("followup delete", N_("Erase one, its notes and reminders"), (_REFERENCE,), example="Acme"),
)

ROUTES = Routes(
    specs=SPECS,
    commands={
        "followup add": followup_logging.add,
        "followup list": followups.list_all,
        "followup show": on_one("followup.show", interviews.show, option="followup", kinds=FOLLOWED),
        "followup edit": on_one("followup.change", interviews.edit, option="followup", kinds=FOLLOWED),
        "followup delete": on_one("followup.delete", interviews.delete, option="followup", kinds=FOLLOWED),
    },
    actions={
        "followup.log": followups.open_log,
        "followup.list": followups.page,
        "followup.show": pressed(interviews.show),
        "followup.change": pressed(interviews.edit),
        "followup.reading": followup_logging.read_again,
        "followup.delete": pressed(interviews.delete),
        "followup.erase": followups.erase,
    },
    forms={"followup.save": Submitted(followup_logging.make_form, followup_logging.save_form)},
    lookups={
        ("followup add", "details"): followup_completions.line,
        ("followup add", "when"): followup_completions.on_day,
        **{(path, "followup"): followed_suggestions for path in ("followup show", "followup edit", "followup delete")},
    },
)
