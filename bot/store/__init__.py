"""What we keep: sealed rows on SQLite or PostgreSQL."""
