#!/bin/sh
# For administrators, as root: hms-bot with the service's settings, as the service's user.
set -eu
set -a
. /etc/hms-bot.env
set +a
export HOME=~hms  # where gpg has its keys
exec setpriv --reuid=hms --regid=hms --init-groups /opt/hms-bot/.venv/bin/hms-bot "$@"
