# The benchmark: ./build.sh bench, with BROWSER=firefox|webkit in another browser. Sourced by build.sh.

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

run_bench() {
  build_page wasm threads single
  need_browser "${BROWSER:-chromium}"
  local site=$root/target/bench
  need_bindgen
  wasm_folder=$site/public/wasm build_wasm threads wasm bench
  rm -rf "$site/public/wasm/bench"
  mv "$site/public/wasm/threads" "$site/public/wasm/bench"
  cp -r www/public/wasm/threads "$site/public/wasm/"
  local soft hardware
  # wasm has no instructions for SHA-256, so like is compared with like; what the processor's own do is
  # shown beside it.
  soft=$(native_bench soft '--cfg sha2_backend="soft"')
  hardware=$(native_bench hardware '')
  (cd www && node --import tsx scripts/bench/main.ts --native "$soft" --hardware "$hardware" --site "$site" --rust "$("$rustc" --version)" "$@")
}
