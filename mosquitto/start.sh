#!/bin/sh
# Keeps the gateways' passwords (added with mosquitto_passwd), renews the workers' from the environment.
set -eu
passwords=${PASSWORDS:-/mosquitto/data/passwords}
touch "$passwords"
chmod 600 "$passwords"
mosquitto_passwd -b "$passwords" worker "$WORKER_PASSWORD"
if [ "$(id -u)" = 0 ]; then chown -R mosquitto:mosquitto "$(dirname "$passwords")"; fi
exec mosquitto -c "${CONFIGURATION:-/mosquitto/config/mosquitto.conf}"
