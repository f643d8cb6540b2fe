"""What is deployed: the unit, the container, the cluster and the web servers say the same."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import __version__

MANIFEST = Path(__file__).parents[2] / "manifest"
OPEN = {"/slack", "/api/messages", "/healthz", "/privacy", "/terms", "/guide"}
"""What chat platforms and browsers need."""


def read(name: str) -> str:
    return (MANIFEST / name).read_text("utf-8")


def cluster() -> dict[str, Any]:
    return {one["kind"]: one for one in yaml.safe_load_all(read("kubernetes/hms-bot.yaml"))}


@pytest.mark.parametrize("name", ["nginx.conf", "haproxy.cfg", "Caddyfile"])
def test_each_web_server_lets_the_same_through(name: str) -> None:
    said = re.sub(r"#.*", "", read(f"proxies/{name}"))
    for path in OPEN:
        assert path.removeprefix("/") in said, path
    assert not re.search("metrics|readyz(?! *$)", re.sub(r"option httpchk GET /readyz", "", said))


def test_the_cluster_lets_the_same_through_and_runs_two_that_may_do_little() -> None:
    rules = cluster()["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    assert {rule["path"] for rule in rules} == OPEN
    spec = cluster()["Deployment"]["spec"]
    assert spec["replicas"] == 2
    pod = spec["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    for container in (*pod["containers"], *pod["initContainers"]):
        assert container["image"] == f"hms-bot:{__version__}"
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert pod["containers"][0]["readinessProbe"]["httpGet"]["path"] == "/readyz"


def test_the_container_is_no_root_reads_only_and_is_told_to_stop_in_time() -> None:
    made = read("container/Dockerfile")
    assert re.search(r"^USER 10001$", made, re.MULTILINE)
    assert 'ENTRYPOINT ["tini", "-e", "143", "--", "/opt/hms-bot/bin/hms-bot"]' in made, "no shell between"
    bot = yaml.safe_load(read("container/compose.yaml"))["services"]["bot"]
    assert (bot["read_only"], bot["cap_drop"], bot["stop_grace_period"]) == (True, ["ALL"], "15s")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", made, re.MULTILINE)
    named = {name for line in copied for name in line.split()}
    assert named <= set(re.findall(r"^!(\S+)$", read("container/Dockerfile.dockerignore"), re.MULTILINE))


def test_no_image_names_where_it_comes_from() -> None:
    images = re.findall(
        r"(?:FROM|image:) +(\S+)", read("container/Dockerfile") + read("container/compose.yaml")
    )
    assert len(images) == 5
    assert not [image for image in images if "/" in image]
