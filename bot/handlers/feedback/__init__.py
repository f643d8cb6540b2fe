from bot.handlers.membership import SUBJECT as SUBJECT
