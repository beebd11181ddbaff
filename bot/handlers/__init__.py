"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import (
    accepting,
    addressing,
    afternote,
    asked,
    before,
    calendars,
    debriefs,
    fixing,
    followup_routes,
    forgetting,
    handing_over,
    imports,
    interviews,
    leading,
    linking,
    live,
    notebook,
    notes,
    outcomes,
    passing_on,
    pledges,
    polishing,
    postings,
    rejections,
    rounds,
    said,
    sending,
    sent_unasked,
    settings,
    snoozing,
    warming,
    weekly,
)

EVERY = (
    interviews.ROUTES
    | followup_routes.ROUTES
    | postings.ROUTES
    | imports.ROUTES
    | debriefs.ROUTES
    | notebook.ROUTES
    | before.ROUTES
    | outcomes.ROUTES
    | notes.ROUTES
    | fixing.ROUTES
    | polishing.ROUTES
    | sending.ROUTES
    | addressing.ROUTES
    | rejections.ROUTES
    | accepting.ROUTES
    | warming.ROUTES
    | rounds.ROUTES
    | live.ROUTES
    | snoozing.ROUTES
    | pledges.ROUTES
    | handing_over.ROUTES
    | passing_on.ROUTES
    | leading.ROUTES
    | calendars.ROUTES
    | afternote.ROUTES
    | settings.ROUTES
    | sent_unasked.ROUTES
    | weekly.ROUTES
    | forgetting.ROUTES
    | linking.ROUTES
    | said.ROUTES
    | asked.ROUTES
)
"""Every route there is."""
