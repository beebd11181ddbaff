"""What we say: every sentence and form shown to people."""
