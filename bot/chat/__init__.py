"""The words of chat: cards, forms, what comes in, what goes back, how commands are declared."""
