"""Who is who: talks with one person are one relationship, and nobody is taken for somebody else of that name."""

from collections import Counter

from bot.chat.form import Form
from tests.dialogs.dialog import Dialog, Person
from tests.practices.followed import kept


async def relationships(stage: Dialog, ana: Person) -> list[tuple[str, list[str]]]:
    """Each relationship by its company, with the people of its talks."""
    every, touches, met = await kept(stage, ana)
    names = {each.id: each.name for each in met}
    return sorted(
        (one.company, sorted({
            names[meeting.person_id]
            for each in touches if each.opportunity_id == one.id for meeting in each.meetings
        }))
        for one in every if one.social
    )  # fmt: skip


async def test_a_first_name_that_several_have_asks_which_and_a_whole_name_tells(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Tom Berg 5 days ago")
    await ana.types("/followup add coffee with Tom Hill from Globex 4 days ago")
    reply = await ana.types("/followup add coffee with Tom today")
    assert isinstance(reply, Form)
    ana.sees("Which one: ", "Tom Berg", "Tom Hill, Globex")
    assert len((await kept(stage, ana))[1]) == 2
    await ana.fills(people="Tom Hill")
    ana.sees("Saved: conversation with Tom Hill, Globex")
    ana.misses("Kept apart")
    assert await relationships(stage, ana) == [("", ["Tom Berg"]), ("Globex", ["Tom Hill"])]


async def test_a_first_name_that_is_left_so_is_somebody_new_and_the_same_one_the_next_time(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Tom Berg 5 days ago\ncoffee with Tom Hill 4 days ago")
    for day in ("yesterday", "today"):
        await ana.types(f"/followup add coffee with Tom {day}")
        await ana.fills()
        ana.sees("Saved: conversation with Tom, ", "Kept apart from Tom Berg and Tom Hill.", "Change")
    assert await relationships(stage, ana) == [("", ["Tom"]), ("", ["Tom Berg"]), ("", ["Tom Hill"])]
    # Of several lines at once none is asked about.
    await ana.types("/followup add coffee with Tom 2 days ago\ncoffee with Lin Chen today")
    ana.sees("Saved 2.", "Kept apart from Tom Berg and Tom Hill.")


async def test_a_surname_or_a_company_that_is_new_is_somebody_new_and_renames_nobody(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Tom 5 days ago")
    await ana.types("/note sent Tom")
    await ana.types("/followup add coffee with Tom Hill from Globex today")
    ana.sees("Saved: conversation with Tom Hill, Globex")
    await ana.types("/followup add coffee with Tom from Initech today")
    ana.sees("Saved: conversation with Tom, Initech")
    assert await relationships(stage, ana) == [("", ["Tom"]), ("Globex", ["Tom Hill"]), ("Initech", ["Tom"])]


async def test_a_surname_beside_somebody_known_renames_nobody_either(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Ann Lee and Tom 5 days ago")
    await ana.types("/followup add coffee with Ann Lee and Tom Hill today")
    assert await relationships(stage, ana) == [("", ["Ann Lee", "Tom", "Tom Hill"])]


async def test_a_first_name_is_the_one_whom_it_fits_and_an_address_is_theirs_under_any_name(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Tom Berg <tom@globex.com> from Globex 5 days ago")
    await ana.types("/followup add coffee with Tom yesterday")
    ana.sees("Saved: conversation with Tom Berg, Globex")
    await ana.types("/followup add coffee with Thomas Berg <tom@globex.com> today")
    ana.sees("Globex")
    ((company, _),) = await relationships(stage, ana)
    assert company == "Globex"


async def test_one_name_at_two_companies_is_two_people_and_without_either_it_is_asked(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/followup add coffee with Tom Berg from Globex 5 days ago")
    await ana.types("/followup add coffee with Tom Berg from Initech 4 days ago")
    assert await relationships(stage, ana) == [("Globex", ["Tom Berg"]), ("Initech", ["Tom Berg"])]
    await ana.types("/followup add coffee with Tom Berg today")
    ana.sees("Which one: Tom Berg, Globex or Tom Berg, Initech?")
    await ana.fills(company="Initech")
    assert await relationships(stage, ana) == [("Globex", ["Tom Berg"]), ("Initech", ["Tom Berg"])]
    assert len((await kept(stage, ana))[1]) == 3


async def test_a_talk_with_two_is_with_the_two_and_one_of_them_alone_stays_known(stage: Dialog):
    ana = stage.actor("ana")
    lines = ("Tom Berg 6 days ago", "Ann Lee 5 days ago", "Tom Berg and Ann Lee 4 days ago", "Tom Berg today")
    for line in lines:
        await ana.types(f"/followup add coffee with {line}")
    ana.sees("Saved: conversation with Tom Berg, ")
    assert await relationships(stage, ana) == [("", ["Ann Lee", "Tom Berg"]), ("", ["Tom Berg"])]
    _, touches, _ = await kept(stage, ana)
    assert sorted(Counter(each.opportunity_id for each in touches).values()) == [2, 2]


async def test_at_one_employer_a_first_name_gets_its_surname_and_one_that_two_have_is_a_third(stage: Dialog):
    ana = stage.actor("ana")
    await ana.types("/interview log Acme, Engineer, 3 days ago 10am with Grace")
    await ana.types("/interview log Acme, Engineer, yesterday 10am with Grace Hopper")
    _, _, (grace,) = await kept(stage, ana)
    assert grace.name == "Grace Hopper"
    await ana.types("/interview log Acme, Engineer, yesterday 2pm with Grace Kelly")
    await ana.types("/interview log Acme, Engineer, today 8am with Grace")
    _, _, met = await kept(stage, ana)
    assert sorted(each.name for each in met) == ["Grace", "Grace Hopper", "Grace Kelly"]
