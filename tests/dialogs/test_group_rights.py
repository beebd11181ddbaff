"""H06, H08: what a button of somebody else's group answers, pressed where the platform has shown it."""

from bot.chat.card import Button, Card
from bot.model.cohort import Consent
from bot.store import notes, reviews
from bot.store.rights import AsMember, System
from tests.cohorts.spring import Gathered, gathered, member
from tests.dialogs.dialog import Dialog, Person

BOT = System("a test")
NOT_YOURS = "That's gone: it was deleted, or belongs to somebody else. Nothing changed."
OF_ITS_COACH = (
    "members.of", "digest.show", "insights.show", "policy.show", "template.add", "cohort.end_now", "page.open",
)  # fmt: skip


async def _there(stage: Dialog) -> tuple[Gathered, str, str]:
    """A group with Ana in it, whose draft is before her coach: its review and her member id."""
    made = await gathered(stage, {"ana": Consent.DRAFTS})
    ana = made.people["ana"]
    await ana.types("/interview log Acme, Engineer, today 10am with Grace Hopper")
    await ana.types("/note review Grace")
    await ana.presses("Ask my coach")
    hers = await member(stage, ana)
    async with stage.bot.store.read(BOT) as tx:
        every = await notes.of(tx, hers.id)
        (review,) = (await reviews.of_notes(tx.narrowed(AsMember(hers.id)), [each.id for each in every])).values()
    return made, review.id, hers.id


async def _pressed(stage: Dialog, who: Person, action: str, value: str) -> str:
    """What a card with this button answers, once it stands in their DM."""
    address = (await member(stage, who)).addresses[0]
    label = f"Press {action}"
    card = Card(title="A card", blocks=(), controls=(Button(label, action, value),))
    await stage.bot.couriers[address.platform].deliver(address, card, key=f"{action}-{value}"[:24])
    await stage.stage.settle()
    await who.presses(label)
    return who.told()


async def test_h06_h08_a_button_of_somebody_elses_group_finds_nothing(stage: Dialog):
    made, review, hers = await _there(stage)
    eve = stage.actor("eve")
    await eve.types("/afternote help")
    rows = [(action, made.id) for action in OF_ITS_COACH]
    rows += [("review.open", review), ("members.do", f"{made.id} {hers} remove"), ("review.show", review)]
    for action, value in rows:
        said = await _pressed(stage, eve, action, value)
        assert NOT_YOURS in said, (action, said)
        assert "Acme" not in said, action
    assert (await made.cohort()).open
    assert len(await made.everybody()) == 2
