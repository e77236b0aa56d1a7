#!/bin/sh
# A base backup from which the archived log goes on, verified; older than the newest KEEP ones are deleted, with the
# log that only they need. Where the server is, the usual PGHOST, PGPORT, PGUSER, PGPASSWORD say.
set -eu
root=${ARCHIVE:-/archive}
name=$(date -u +%Y%m%dT%H%M%SZ)
mkdir -p "$root/base" "$root/wal"
rm -rf "$root"/base/*.partial
"${PGBIN:+$PGBIN/}pg_basebackup" --pgdata="$root/base/$name.partial" --checkpoint=fast --wal-method=stream --no-password
"${PGBIN:+$PGBIN/}pg_verifybackup" --quiet "$root/base/$name.partial"
mv "$root/base/$name.partial" "$root/base/$name"
ls "$root/base" | sort -r | tail -n +$((${KEEP:-7} + 1)) | while read -r old; do rm -rf "$root/base/${old:?}"; done
oldest=$(ls "$root/base" | sort | head -n 1)
first=$(sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p' "$root/base/$oldest/backup_label")
"${PGBIN:+$PGBIN/}pg_archivecleanup" "$root/wal" "$first"
echo "base backup $name; log kept from $first on"
