"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import afternote, debriefs, interviews, live, notes, outcomes, sending, snoozing

EVERY = (
    interviews.ROUTES
    | debriefs.ROUTES
    | outcomes.ROUTES
    | notes.ROUTES
    | sending.ROUTES
    | live.ROUTES
    | snoozing.ROUTES
    | afternote.ROUTES
)
"""Every route there is."""
