import json
from tests.adapters.slack.test_one_card import *
async def test_a(here, slack):
    ana = slack.person("ana")
    await ana.types("/afternote help")
    await ana.types("/afternote settings")
    print("MODALS", len(ana.modals), labels(ana.messages[-1]), ana.modals and [b.get("block_id") for b in ana.modal.body["blocks"]])
    await ana.types(ONE)
    await ana.opens_home()
    print("HOME", json.dumps(ana.home.body)[:3000])
    room = slack.world.channel("spring", ana.team)
    room.members.add(ana.user.id)
    said = slack.world.post(Message(ts=slack.world.ts(), team=ana.team, channel=room.id, user=ana.user.id, text="Acme, today 10am"))
    ana.modals.clear()
    await ana.shortcut("log_from_message", on=said)
    print([b.get("block_id") for b in ana.modal.body["blocks"]], ana.modal.body)
    await ana.fills(company="Globex", when="today 9am", people="Grace Hopper")
    print(ana.modals and ana.modal.problems, [ (m.channel, m.text) for m in ana.messages[-4:]])
    assert 0
