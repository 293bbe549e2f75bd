#!/usr/bin/env bash
# Runs the test programs of a `cargo test` side by side: as cargo's runner it starts a program and does not wait for it.
# Cargo itself runs one after the other, and at the end of many a core waits for one slow test.
#
#   side-by-side.sh PROGRAM ARGS...   Starts it as soon as there is a place for it. What rustdoc made is run at once: it
#                                     is gone when this returns.
#   side-by-side.sh                   Waits for all, shows what they said, and fails if one of them has.
#
# SIDE_BY_SIDE is a folder of its own; SIDE_BY_SIDE_PLACES says how many run at once.
set -euo pipefail

if [ $# -eq 0 ]; then
  for place in $(seq "$SIDE_BY_SIDE_PLACES"); do
    exec {held}>"$SIDE_BY_SIDE/place-$place"
    flock "$held"
  done
  failed=0
  for said in "$SIDE_BY_SIDE"/*.said; do
    # A program that was ended has left no status.
    status=$(cat "${said%.said}.status" 2>/dev/null || echo 'no status')
    if [ "$status" = 0 ]; then
      cat "$said"
    else
      failed=1
      printf '\n%s ended with %s:\n' "$(basename "${said%.said}")" "$status"
      cat "$said"
    fi
  done
  exit "$failed"
fi

program=$1
case "$program" in
  */target/*/deps/* | */target/*/examples/*) ;;
  *) exec "$@" ;;
esac
name=$SIDE_BY_SIDE/$(basename "$program")
for ((place = 1; ; place = place % SIDE_BY_SIDE_PLACES + 1)); do
  exec {held}>"$SIDE_BY_SIDE/place-$place"
  if flock -n "$held"; then break; fi
  exec {held}>&-
  sleep 0.05
done
: >"$name.said"
# This shell holds the place, and nothing that the program may leave behind.
(
  status=0
  "$@" >"$name.said" 2>&1 </dev/null {held}>&- || status=$?
  echo "$status" >"$name.status"
) >/dev/null 2>&1 &
