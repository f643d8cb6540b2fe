"""Messages: words, the neutral document, and what may come of sending it."""
