"""What we do: commands, actions, submissions, lookups, nudges."""

from bot.handlers import (
    accepting,
    addressing,
    afternote,
    asked,
    before,
    bridging,
    calendars,
    celebrating,
    coach_page,
    coaching,
    cohort_ending,
    cohort_joining,
    cohort_policy,
    cohort_roles,
    cohorts,
    debriefs,
    digests,
    exporting,
    fixing,
    followup_routes,
    forgetting,
    goals,
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
    review_queue,
    reviews,
    rounds,
    said,
    sending,
    sent_unasked,
    settings,
    snoozing,
    templates,
    tips,
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
    | bridging.ROUTES
    | coach_page.ROUTES
    | coaching.ROUTES
    | celebrating.ROUTES
    | cohorts.ROUTES
    | cohort_joining.ROUTES
    | cohort_ending.ROUTES
    | cohort_policy.ROUTES
    | cohort_roles.ROUTES
    | digests.ROUTES
    | exporting.ROUTES
    | goals.ROUTES
    | review_queue.ROUTES
    | reviews.ROUTES
    | templates.ROUTES
    | tips.ROUTES
    | said.ROUTES
    | asked.ROUTES
)
"""Every route there is."""
