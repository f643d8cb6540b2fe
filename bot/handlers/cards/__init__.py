"""What the bot says. Every function that makes a card has an example, so that each can be drawn and read."""
