"""What the demo's conversation links to, after the demo was stopped and started."""

from pathlib import Path

from bot.app.demo import forget_demo, link_key
from bot.settings import Settings


def test_links_that_were_given_open_after_a_restart_and_not_after_a_reset(tmp_path: Path) -> None:
    path = tmp_path / "links.key"
    first = link_key(path)
    assert link_key(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    forget_demo(Settings(data_dir=str(tmp_path)))
    assert link_key(path) != first
