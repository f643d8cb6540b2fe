"""What leaves the chat on paper: documents as data, and how they are drawn."""
