"""Pages that people open outside the chat."""
