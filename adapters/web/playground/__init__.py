"""The playground: every door of the bot in a browser, with no token."""
