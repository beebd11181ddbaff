"""The limits of Discord, each with a word; lengths are counted in UTF-16 units, which Discord may do too."""

COMPONENTS = 40
"""Of a message, those inside others too."""
WORDS = 4000
"""All text displays of a message together."""
PARAGRAPH = 1900
"""What we put into one text display: two of them fit a message."""
CONTENT = 2000
"""A text without components."""
ROWS = 5
"""Action rows of a message that has a text beside them."""
BUTTONS = 5
"""Buttons of an action row."""
LABEL = 80
"""The label of a button."""
PLACEHOLDER = 150
OPTIONS = 25
OPTION = 100
"""What an option says, what it says of itself, and its value."""
CUSTOM_ID = 100
PINGS = 50
"""People whom one message may tell that they are named."""
URL = 512
"""What a button opens."""
TITLE_OF_MODAL = 45
PARTS_OF_MODAL = 5
FIELD_LABEL = 45
FIELD_HINT = 100
FIELD_EXAMPLE = 100
INPUT = 4000
"""What a text input holds."""
RADIO = 10
"""Options of a radio group; it has two at least."""
WORDS_OF_MODAL = 4000
"""A text that stands in a modal."""
