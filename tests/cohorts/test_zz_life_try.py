from tests.dialogs.dialog import Dialog
from tests.cohorts.spring import gathered, crowd
from bot.model.cohort import Consent
async def test_try(stage: Dialog):
    made = await gathered(stage, {"ana": Consent.PROGRESS, "ben": Consent.PRIVATE})
    await crowd(made, 8)
    print(await made.everybody())
    for s in stage.shown: print("-----", s.place, s.to, s.kind); print(s.words)
    assert 0
