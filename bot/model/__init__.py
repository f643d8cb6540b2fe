"""The domain: mapped classes with their rules. No I/O, no clock, nothing of ours imported."""
