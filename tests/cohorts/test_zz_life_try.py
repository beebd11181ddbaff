from tests.dialogs.dialog import Dialog
async def test_try(stage: Dialog):
    cleo = stage.actor("cleo", display="Cleo Park")
    r = await cleo.actor.types("/cohort create Spring 26", room="spring")
    print(r)
    r = await cleo.fills({"ends": "2026-05-01"})
    print(r)
    r = await cleo.presses("Post the joining card")
    print(r)
    await stage.settle()
    ana = stage.actor("ana", display="Ana")
    for s in ana.sees(): print(s)
    print(await ana.presses("Join"))
    assert 0
