# Every layer of tests. Sourced by build.sh. `./build.sh test [rust|page|web|e2e]...` runs some of them.

run_tests() {
  local layers=("$@")
  [ ${#layers[@]} -gt 0 ] || layers=(rust page web e2e)
  need_rust
  local begin=$SECONDS
  layer=
  trap '[ "$?" = 0 ] || say "tests failed: $layer"' EXIT
  for layer in "${layers[@]}"; do
    local since=$SECONDS
    # By itself: in `test_… || die` the shell would look at a layer's last command alone.
    "test_$layer"
    say "$layer: passed in $((SECONDS - since)) s"
  done
  trap - EXIT
  say "all passed in $((SECONDS - begin)) s"
}

need_lints() {
  if [ "$toolchain" = debian ]; then
    debian rust-web-clippy rustfmt-web
  else
    rustup component list --installed | grep -q '^clippy' || rustup component add clippy rustfmt >&2
  fi
}

# CPython 3.11 for the labs' companions and for what the workbench's Python is held to: the words of its errors differ
# from version to version.
need_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.11 python3 /usr/bin/python3 install; do
    if [ "$candidate" = install ]; then
      debian python3
      candidate=/usr/bin/python3
    fi
    if [ -n "$candidate" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
      PYTHON=$("$candidate" -c 'import sys; print(sys.executable)')
      export PYTHON
      return 0
    fi
  done
  die "needs CPython 3.11, which says what programs mean: install it (Debian 12 has it as python3), or say where it is with PYTHON=<path>"
}

# Formatting, lints on both targets, and everything that runs natively.
test_rust() {
  need_lints
  need_python
  say "rust: format and lints"
  cargo_native fmt --check
  cargo_native clippy -q --workspace --all-targets --features model -- -D warnings
  wasm_env threads "$cargo" clippy -q --workspace --exclude bindgen --exclude interleave-book --lib --test web "${wasm_target[@]}" -- -D warnings -A unstable_features
  wasm_env single "$cargo" clippy -q --workspace --exclude bindgen --exclude interleave-book "${wasm_target[@]}" -- -D warnings
  say "rust: native tests"
  native_tests
  say "rust: the primitives under many schedules"
  cargo_native test -q --features model --test model
}

# Every test program of the workspace. More at once than there are cores: half of what a lab does is waiting.
native_tests() {
  local cores folder
  cores=$(nproc)
  folder=$(mktemp -d)
  SIDE_BY_SIDE=$folder SIDE_BY_SIDE_PLACES=$((cores + 1)) RUST_TEST_THREADS=$cores \
    cargo_native test -q --workspace --exclude bindgen --config "target.'cfg(unix)'.runner = ['$PWD/build/side-by-side.sh']"
  SIDE_BY_SIDE=$folder SIDE_BY_SIDE_PLACES=$((cores + 1)) build/side-by-side.sh
  rm -r "$folder"
}

# Types, lints and unit tests of the page; the build itself.
test_page() {
  build_page wasm threads single
  say "page: types, lints, unit tests"
  (cd www && npm run --silent check && npm test --silent && node --import tsx scripts/budget.ts)
}

need_browsers() {
  debian chromium chromium-driver firefox-esr webkit2gtk-driver xvfb xauth fonts-noto-cjk
  geckodriver=$(crate_tool geckodriver 0.37.1 geckodriver)
}

# The crate's own tests on threads of real browsers.
test_web() {
  need_browsers
  need_wasm_bindgen
  for browser in chromium firefox webkit; do
    say "web: $browser"
    web_tests "$browser"
  done
}

# Through the page, as a learner would.
test_e2e() {
  need_browsers
  build_page wasm threads single
  say "e2e: Chromium, Firefox, WebKit"
  (cd www && GECKODRIVER=$geckodriver/geckodriver npm run --silent e2e)
}
