"""A group is made in its channel, joined by the button on its card, and left; on every platform."""

from tests.dialogs.dialog import Dialog


async def test_a_group_is_made_joined_and_left(stage: Dialog):
    cleo, ana = stage.actor("cleo", display="Cleo Park"), stage.actor("ana", display="Ana Silva")
    await cleo.types("/cohort create Spring 26", room="spring")
    await cleo.fills(ends="in 12 weeks", weekday="Thursday", at="4:30 pm")
    cleo.sees("Spring 26 is set, until Mon 25 May", "Thursday, 4:30 pm New York", "You will never see")
    await cleo.presses("Post the joining card")
    await stage.stage.settle()
    await ana.presses("Join")
    ana.sees("You're in Spring 26, in private", "Only you see this")
    await ana.picks("What may be seen", "Counts")
    ana.sees("Counts, from now on")
    await ana.presses("See what my coach would see")
    ana.sees("you are one of several in a total")
    await ana.types("/cohort leave")
    await ana.presses("Leave")
    ana.sees("You've left Spring 26")
