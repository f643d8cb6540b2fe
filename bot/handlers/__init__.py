"""Conversations, one file per subject. The cards that they answer with are in `cards`."""
