#!/bin/sh
# Puts an unpacked archive in its places on a machine with systemd: program, command, services, users, folders and settings.
# As root, in the archive's folder: deploy/install.sh. Again for an upgrade: settings that are there stay as they are.
# With DESTDIR it only lays the files below that folder, as the Debian package has them.
set -eu
umask 022
here=$(cd "$(dirname "$0")/.." && pwd)
root=${DESTDIR:-}

# The new program is laid beside the old one and takes its place in one step.
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/usr/lib/sysusers.d" "$root/usr/lib/tmpfiles.d" "$root/etc/inspections" "$root/usr/share/doc/inspections"
rm -rf "$root/usr/lib/inspections.new" "$root/usr/lib/inspections.old"
cp -R "$here/program" "$root/usr/lib/inspections.new"
find "$root/usr/lib/inspections.new" -type d -exec chmod 755 {} +
find "$root/usr/lib/inspections.new" -type f -exec chmod 644 {} +
chmod 755 "$root/usr/lib/inspections.new/inspections"
if [ -e "$root/usr/lib/inspections" ]; then mv "$root/usr/lib/inspections" "$root/usr/lib/inspections.old"; fi
mv "$root/usr/lib/inspections.new" "$root/usr/lib/inspections"
rm -rf "$root/usr/lib/inspections.old"

install -m 755 "$here/deploy/inspections.sh" "$root/usr/bin/inspections"
for unit in inspections.service inspections-witness.service inspections-backup.service inspections-backup.timer; do
  install -m 644 "$here/deploy/$unit" "$root/usr/lib/systemd/system/$unit"
done
install -m 644 "$here/deploy/inspections.sysusers" "$root/usr/lib/sysusers.d/inspections.conf"
install -m 644 "$here/deploy/inspections.tmpfiles" "$root/usr/lib/tmpfiles.d/inspections.conf"
for file in inspections.json secrets.env witness.env; do
  [ -e "$root/etc/inspections/$file" ] || install -m 644 "$here/deploy/etc/$file" "$root/etc/inspections/$file"
done
for file in "$here"/*.md "$here"/*.txt "$here"/*.cdx.json; do
  case "$file" in */CHANGELOG.md) ;; *) install -m 644 "$file" "$root/usr/share/doc/inspections/" ;; esac
done
cp -R "$here/docs" "$root/usr/share/doc/inspections/"
mkdir -p "$root/usr/share/doc/inspections/examples"
for file in prometheus-alerts.yml grafana-dashboard.json nginx.conf rights-postgresql.sql rights-sqlserver.sql; do
  install -m 644 "$here/deploy/$file" "$root/usr/share/doc/inspections/examples/$file"
done
[ -z "$root" ] || exit 0

systemd-sysusers inspections.conf
systemd-tmpfiles --create inspections.conf
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl try-restart inspections.service inspections-witness.service
fi
echo "已安装 installed: inspections --version"
echo "下一步 next: /usr/share/doc/inspections/docs/install.md"
