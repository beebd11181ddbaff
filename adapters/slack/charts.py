"""Charts that Slack draws itself: the block `data_visualization`, in messages only.

Its limits are those that Slack names for the block: a title of 50 characters, labels of 20, six series, twenty
categories, two such blocks a message.
"""

from dataclasses import replace

from adapters.ground.lengths import clean, clip
from adapters.slack.render import Message
from adapters.slack.text import Json
from bot.chat.card import Chart, Picture

TITLE = 50
LABEL = 20
SERIES = 6
CATEGORIES = 20
OF_MESSAGE = 2


def charted(message: Message) -> Message | None:
    """The message with its charts as Slack draws them; None where it has none, or one that Slack would not take."""
    charts = [each.chart for each in message.pictures if each.chart is not None]
    if not charts or len(charts) < len(message.pictures) or len(charts) > OF_MESSAGE:
        return None
    if not all(_is_taken(each) for each in charts):
        return None
    blocks = list(message.blocks)
    end = len(blocks)
    while end > 1 and blocks[end - 1].get("type") == "actions":
        end -= 1
    for place, picture in enumerate(message.pictures):
        blocks.insert(_below(blocks, picture, end + place), _block(picture.chart or charts[0]))
    return replace(message, blocks=tuple(blocks), pictures=())


def _below(blocks: list[Json], picture: Picture, end: int) -> int:
    """Above the words that say the same, else above the controls."""
    for place, block in enumerate(blocks):
        if place and block.get("type") == "context" and block["elements"][0].get("text") == picture.alt:
            return place
    return end


def _is_taken(chart: Chart) -> bool:
    labels = [clip(clean(each), LABEL) for each in chart.categories]
    # Two that are cut to the same label would be one to Slack.
    return 0 < len(labels) <= CATEGORIES and len(set(labels)) == len(labels) and len(chart.series) <= SERIES


def _block(chart: Chart) -> Json:
    labels = [clip(clean(each), LABEL) for each in chart.categories]
    axes: Json = {"categories": labels}
    if chart.unit:
        axes["y_label"] = clip(clean(chart.unit), LABEL)
    series = [
        {
            "name": clip(clean(each.name), LABEL),
            "data": [{"label": label, "value": value} for label, value in zip(labels, each.values, strict=True)],
        }
        for each in chart.series
    ]
    return {
        "type": "data_visualization",
        "title": clip(clean(chart.title), TITLE),
        "chart": {"type": "bar", "series": series, "axis_config": axes},
    }
