# The benchmark: ./build.sh bench [workbench|explorers], with BROWSER=firefox|webkit in another browser. Sourced by build.sh.

need_browser() {
  case "$1" in
    chromium) command -v chromedriver >/dev/null || debian chromium chromium-driver ;;
    firefox)
      command -v firefox-esr >/dev/null || command -v firefox >/dev/null || debian firefox-esr
      command -v geckodriver >/dev/null || PATH=$(crate_tool geckodriver 0.37.1 geckodriver):$PATH
      ;;
    webkit) command -v WebKitWebDriver >/dev/null || debian webkit2gtk-driver xvfb xauth ;;
    *) die "BROWSER must be chromium, firefox or webkit, not $1" ;;
  esac
}

# native_bench NAME RUSTFLAGS: the native side; prints where it is.
native_bench() {
  local target=$cache/target/bench-$1-$rust_id
  RUSTC=$rustc CARGO_TARGET_DIR=$target RUSTFLAGS=$2 PATH="$(dirname "$cargo"):$PATH" \
    "$cargo" build -q --release -p interleave-bench >&2 || die "the native side could not be built"
  echo "$target/release/interleave-bench"
}

# bench_explorers FIGURES: the explorer beside loom and shuttle; prints tables, and writes figures to a file.
bench_explorers() {
  local target=$cache/target/bench-compare-$rust_id
  RUSTC=$rustc CARGO_TARGET_DIR=$target PATH="$(dirname "$cargo"):$PATH" \
    "$cargo" run -q --release -p interleave-compare -- "$1" || die "the explorers could not be compared"
}

run_bench() {
  local site=$root/target/bench explorers=$root/target/explorers.json part=()
  mkdir -p "$root/target"
  case "${1:-}" in
    workbench) part=(workbench) && shift ;;
    explorers)
      local load
      need_rust
      need_modules
      load=$(cut -d ' ' -f 1 /proc/loadavg)
      bench_explorers "$explorers"
      (cd www && node --import tsx scripts/bench/main.ts explorers --explorers "$explorers" --load "$load" --rust "$("$rustc" --version)")
      return
      ;;
    # Options are for who measures.
    '' | -*) ;;
    *) die "no part of the benchmark: $1" ;;
  esac
  need_browser "${BROWSER:-chromium}"
  # wasm has no instructions for SHA-256, so like is compared with like; what the processor's own do is
  # shown beside it.
  # Each in an assignment of its own, at whose failure the shell ends.
  local soft hardware programs=()
  if [ ${#part[@]} -gt 0 ]; then
    build_part "$site"
  else
    build_whole "$site"
    hardware=$(native_bench hardware '')
    bench_explorers "$explorers"
    programs=(--hardware "$hardware" --explorers "$explorers")
  fi
  soft=$(native_bench soft '--cfg sha2_backend="soft"')
  programs+=(--native "$soft")
  (cd www && node --import tsx scripts/bench/main.ts "${part[@]}" "${programs[@]}" --site "$site" --rust "$("$rustc" --version)" "$@")
}

# build_whole SITE: the page, and a site with all wasm and the benchmark's own.
build_whole() {
  build_page wasm threads single
  need_bindgen
  wasm_folder=$1/public/wasm build_wasm threads wasm bench
  rm -rf "$1/public/wasm/bench"
  mv "$1/public/wasm/threads" "$1/public/wasm/bench"
  cp -r www/public/wasm/threads "$1/public/wasm/"
}

# build_part SITE: no page, and a site with the wasm of programs and of the lab that they are compared with.
build_part() {
  need_modules
  # The manifest says which wasm a lab is in.
  build_book
  need_bindgen
  say "building wasm"
  wasm_folder=$1/public/wasm build_wasm threads wasm workbench threading
}
