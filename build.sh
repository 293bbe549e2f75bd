#!/usr/bin/env bash
# The one door to the project: ./build.sh serve | test | dist | bench
#
#   serve   builds what has changed and serves it at a printed address (PORT=8080)
#   test    every layer of tests, as CI runs it
#   dist    a static folder, dist/
#   bench   the benchmark: a table and bench.json
#
# Whatever is missing is installed by name: Debian's packages, crates, npm packages. Caches lie outside
# the checkout, in $INTERLEAVE_CACHE (~/.cache/interleave). TOOLCHAIN=rustup|debian forces one of the two
# toolchains; otherwise rustup is used where it is installed.
set -euo pipefail
cd "$(dirname "$0")"
root=$PWD
cache=${INTERLEAVE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/interleave}
mkdir -p "$cache/tools" "$cache/target"

for part in tools wasm page web-tests test bench; do
  # shellcheck source=/dev/null
  . "build/$part.sh"
done

case "${1:-}" in
  # One by one: behind an && the shell would not end at a command that fails.
  serve)
    build_page
    serve_page
    ;;
  dist)
    build_page
    say "dist/ is ready: put it on any static host"
    ;;
  test) run_tests "${@:2}" ;;
  bench) run_bench "${@:2}" ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0"
    [ -z "${1:-}" ] || die "no such command: $1"
    exit 2
    ;;
esac
