#!/bin/sh
# The command `inspections` on a machine with the service: what is typed as root is done as the service's user, in the bureau's folder and with
# the service's secrets, so that no file of the bureau ever belongs to root. Anybody else runs the program as it is.
set -eu
program=/usr/lib/inspections/inspections
data=/var/lib/inspections
secrets=/etc/inspections/secrets.env
if [ "$(id -u)" != 0 ] || ! getent passwd inspections >/dev/null; then
  exec "$program" "$@"
fi

# NAME=value a line, as systemd reads it, with or without quotation marks.
if [ -f "$secrets" ]; then
  while IFS= read -r line || [ -n "$line" ]; do
    case "$line" in
      [A-Za-z_]*=*)
        value=${line#*=}
        case "$value" in
          \"*\") value=${value#\"}; value=${value%\"} ;;
          \'*\') value=${value#\'}; value=${value%\'} ;;
        esac
        export "${line%%=*}=$value"
        ;;
    esac
  done <"$secrets"
fi
export INSPECTIONS_DATA="${INSPECTIONS_DATA:-$data}"
exec runuser -u inspections -- "$program" "$@"
