"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import (
    afternote,
    asked,
    debriefs,
    forgetting,
    imports,
    interviews,
    live,
    notes,
    outcomes,
    said,
    sending,
    settings,
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
    | settings.ROUTES
    | forgetting.ROUTES
    | said.ROUTES
    | asked.ROUTES
)
"""Every route there is."""
