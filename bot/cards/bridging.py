"""What is said where a cohort gets one more channel."""

from bot.cards.linking import NAMED, place
from bot.cards.words import Reader, listed, say, short
from bot.chat.card import Button, Card, Line, Style
from bot.model.link import Party


def asked(reader: Reader, who: Party, channel: str, id: str) -> Card:
    """Asks the coach whose code was typed in a channel whether their cohort shall be there too."""
    name = short(who.name, NAMED) if who.name.strip() else say(reader, "An account")
    text = say(reader, "{name} typed your code in #{channel} on {platform}. Your group would be in that channel too.",
               name=name, channel=short(channel, NAMED), platform=listed(reader, [place(p) for p in who.platforms]))
    return Card(
        title=say(reader, "One more channel?"),
        blocks=(Line((text,)),),
        controls=(
            Button(say(reader, "Yes, there too"), "bridge.open", id, Style.PRIMARY),
            Button(say(reader, "No"), "link.no", id),
        ),
    )  # fmt: skip
