"""What an administrator's command says beside its answer."""

OF_DATABASE = "hms-bot: The database is "


def complaint(stderr: str) -> str:
    """What is wrong; each command that has opened a database says first which it is."""
    first, _, rest = stderr.partition("\n")
    return rest if first.startswith(OF_DATABASE) else stderr
