"""What we do: commands, actions, submissions, lookups, nudges."""
