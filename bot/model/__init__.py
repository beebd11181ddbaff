"""The words of the domain: people, opportunities, contacts, notes, nudges, the calendar."""
