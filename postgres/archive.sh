#!/bin/sh
# archive_command = '/srv/archive.sh %p %f': keeps one segment of the write-ahead log. PostgreSQL repeats it until it
# succeeds, and drops no segment before. A segment appears whole or not at all, and is never overwritten by another.
set -eu
target=${ARCHIVE:-/archive}/wal/$2
mkdir -p "$(dirname "$target")"
if [ -f "$target" ]; then
    cmp -s "$1" "$target"
    exit
fi
cp "$1" "$target.partial"
sync "$target.partial"
mv "$target.partial" "$target"
