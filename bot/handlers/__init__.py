"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import afternote, interviews, notes, snoozing

EVERY = interviews.ROUTES | notes.ROUTES | snoozing.ROUTES | afternote.ROUTES
"""Every route there is."""
