"""What we write: notes, and what is checked in them."""
