"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import (
    afternote,
    debriefs,
    forgetting,
    imports,
    interviews,
    live,
    notes,
    outcomes,
    said,
    sending,
    snoozing,
)

EVERY = (
    interviews.ROUTES
    | imports.ROUTES
    | debriefs.ROUTES
    | outcomes.ROUTES
    | notes.ROUTES
    | sending.ROUTES
    | live.ROUTES
    | snoozing.ROUTES
    | afternote.ROUTES
    | forgetting.ROUTES
    | said.ROUTES
)
"""Every route there is."""
