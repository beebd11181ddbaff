"""What is sent unasked, changed: fewer or more reminders, discreet lines, the evening before, the week; the country."""

from dataclasses import replace

from bot.cards import setting_forms as forms
from bot.cards import settings as setting_cards
from bot.cards.words import reader_for
from bot.chat.form import Form
from bot.chat.reply import Invalid, ToAction, ToSubmission
from bot.handlers import dossier as dossiers
from bot.handlers.routes import Routes, Submitted
from bot.handlers.settings import country_said, country_typed, planned, shown
from bot.handlers.turn import Turn, Values
from bot.model.norms import norm
from bot.model.people import Member
from bot.store import members


def _messages_form(turn: Turn) -> Form:
    return forms.messages(
        turn.reader, turn.member, rounds_on=turn.policy.round_weekday, rewords=turn.rewords
    )


async def open_messages(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks what is sent unasked beyond reminders, and whether a model may reword drafts."""
    return await turn.opened(_messages_form(turn))


async def make_messages(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    form = _messages_form(turn)
    return replace(form, filled={**form.filled, **values})


async def save_messages(turn: Turn, value: str, values: Values) -> ToSubmission:
    """What is sent, kept; everything is planned by it."""
    before = turn.member
    weekday = values.get("round", "")
    if weekday not in tuple("01234") or (before.round_weekday is None and int(weekday) == turn.policy.round_weekday):
        # What was not chosen goes on following the policy.
        day = before.round_weekday
    else:
        day = int(weekday)
    # Nobody asked yet is not the same as no: the form shows "no" for both, and leaves it at that.
    evening = values.get("before", "") == "yes" or (None if before.before is None else False)
    member = replace(
        before,
        before=evening if values.get("before") else before.before,
        weekly=values.get("weekly", "yes" if before.weekly else "no") == "yes",
        round_weekday=day,
        polish=values.get("polish", "yes" if before.polish else "no") == "yes" if turn.rewords else before.polish,
    )
    await members.put(turn.tx, member)
    await planned(turn, member)
    turn.leaves("settings.show", "")
    return await shown(turn, member)


def _country_form(turn: Turn) -> Form:
    return forms.country(turn.reader, country=country_said(turn))


async def open_country(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Asks where the search is."""
    return await turn.opened(_country_form(turn))


async def make_country(turn: Turn, value: str, values: Values) -> Form | None:
    """That form again, as it was filled."""
    return replace(_country_form(turn), filled=dict(values))


async def save_country(turn: Turn, value: str, values: Values) -> ToSubmission:
    """The country, kept, and what a note is there."""
    problems: dict[str, str] = {}
    country = country_typed(turn, values.get("country", ""), turn.member, turn.zone, problems)
    if problems:
        return Invalid(problems)
    member = replace(turn.member, country=country, country_said=True)
    await members.put(turn.tx, member)
    await planned(turn, member)
    turn.leaves("settings.show", "")
    return setting_cards.country_set(reader_for(member), norm(country))


async def fewer(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One reminder fewer for each interview."""
    return setting_cards.fewer(turn.reader, await _nudges(turn, max(0, turn.member.nudges - 1)))


async def more(turn: Turn, value: str, picked: str | None) -> ToAction:
    """One reminder more for each interview."""
    return setting_cards.more(turn.reader, await _nudges(turn, min(2, turn.member.nudges + 1)))


async def discreet(turn: Turn, value: str, picked: str | None) -> ToAction:
    """Notification lines that name nothing and nobody; "no" names the company again."""
    member = replace(turn.member, discreet=value != "no")
    await members.put(turn.tx, member)
    turn.leaves("settings.show", "")
    return setting_cards.discreet(turn.reader, member)


async def _nudges(turn: Turn, count: int) -> Member:
    member = replace(turn.member, nudges=count)
    await members.put(turn.tx, member)
    await dossiers.replan_everything(turn.tx, member, turn.policy, turn.now)
    turn.leaves("settings.show", "")
    return member


ROUTES = Routes(
    actions={
        "settings.messages": open_messages,
        "settings.country": open_country,
        "settings.fewer": fewer,
        "settings.more": more,
        "settings.discreet": discreet,
    },
    forms={
        "settings.messages": Submitted(make_messages, save_messages),
        "settings.country": Submitted(make_country, save_country),
    },
)
