"""The limits of Slack, each with a word; lengths are counted in UTF-16 units, which Slack may do too."""

BLOCKS_OF_MESSAGE = 50
BLOCKS_OF_VIEW = 100
TEXT_OF_MESSAGE = 4000
"""The top-level text; longer ones are refused by some methods and cut by others."""
WORDS_OF_MESSAGE = 3000
"""What we put into the top-level text of a card, so that there is room for more."""
BLOCKS_JSON = 12_500
"""All blocks of a message as compact JSON: near 13,200 Slack says `msg_blocks_too_long`, and not how it counts."""
VIEW_JSON = 40_000
"""All blocks of a view as compact JSON; 250 KB are allowed, and a character may take six bytes."""
COPY_OF_MESSAGE = 6000
"""A text to copy in a message of its own; JSON may double it."""
COPY_OF_PART = 4500
"""A text to copy beside something else, controls for instance."""
TEXT = 3000
"""A text object."""
HEADER = 150
LINE_OF_HEADER = 60
"""A title that fits two lines of a phone in the size of a header; longer ones are bold text."""
ELEMENTS = 25
"""Controls of an actions block."""
LABEL = 75
"""The label of a button, of an option, and what a screen reader says of a button."""
VALUE = 2000
URL = 3000
OPTIONS = 100
OPTION_VALUE = 150
MENU = 5
"""Options of an overflow menu."""
RADIO = 5
"""Slack allows 10; more than five are quicker to find in a menu."""
PLACEHOLDER = 150
HINT = 150
INPUT_LABEL = 2000
INPUT = 3000
"""What a text input holds."""
TITLE_OF_VIEW = 24
"""Also what its two buttons say."""
ID = 255
METADATA = 3000
