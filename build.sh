#!/usr/bin/env bash
# The single entry point of the project: ./build.sh serve | dev | test | dist | bench
#
#   serve   builds what has changed, serves it and prints the address (PORT=8080)
#   dev     the same, then keeps rebuilding what you edit and reloading the page
#   test    runs every layer of tests, as CI does
#   dist    makes dist/, the static folder that learners get
#   bench   runs the benchmark, or one part of it (`bench workbench`, `bench explorers`): a table and bench.json
#
# serve and dev make a development build: timed code runs at full speed, the rest is compiled quickly.
#
# Whatever is missing is installed by name: Debian packages, crates, npm packages. Caches are kept outside
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
    build_page wasm-dev threads
    serve_page
    ;;
  dev) develop ;;
  # One part of a development build; www/scripts/dev.ts asks for them.
  make-book) build_book ;;
  make-texts) need_rust && write_book ;;
  make-wasm) make_wasm "$2" wasm-dev ;;
  dist)
    build_page wasm threads single
    say "dist/ is ready: put it on any static host"
    ;;
  test) run_tests "${@:2}" ;;
  bench) run_bench "${@:2}" ;;
  *)
    sed -n '2,14s/^# \{0,1\}//p' "$0"
    [ -z "${1:-}" ] || die "no such command: $1"
    exit 2
    ;;
esac
