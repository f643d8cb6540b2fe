"""Conversations: a package a subject, with its commands, cards, lines of buttons and posts."""
