"""The coach page: one cohort on one page, opened by a link that works once."""
