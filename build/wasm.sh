# The two wasm builds of the crate. Sourced by build.sh.

# Memory has a limit so that it is a limit everywhere: iOS is unhappy about large shared memories.
max_memory=$((256 << 20))

wasm_flags_common=(
  # With unwinding a panic in a thread is an error that can be told; aborting would hang the others.
  -C panic=unwind
  -C link-arg=--max-memory=$max_memory
  # Where in the sources a panic was is shown to nobody, and would carry this machine's paths along.
  -Zlocation-detail=none
)
wasm_flags_threads=(
  -C target-feature=+atomics,+bulk-memory,+mutable-globals,+simd128,+exception-handling
  -C link-arg=--shared-memory -C link-arg=--import-memory
  # wasm-bindgen sets up each thread's stack and thread-locals through these.
  -C link-arg=--export=__wasm_init_tls -C link-arg=--export=__tls_size
  -C link-arg=--export=__tls_align -C link-arg=--export=__tls_base
)
wasm_flags_single=(-C target-feature=+bulk-memory,+mutable-globals,+simd128,+exception-handling)
wasm_opt_flags=(
  # One by one: all features together would include some that browsers refuse.
  --enable-bulk-memory --enable-bulk-memory-opt --enable-simd --enable-mutable-globals
  --enable-exception-handling --enable-sign-ext --enable-nontrapping-float-to-int
  --enable-reference-types --enable-multivalue
)

# Where dependencies and the standard library lie on this machine, code of theirs that became the crate's must not say.
wasm_paths() {
  printf '%s ' "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" "--remap-path-prefix=$("$rustc" --print sysroot)=rust"
}

# wasm_env BUILD COMMAND...: with the flags of a build, for the wasm target alone. The standard library
# is rebuilt because the shipped one has neither atomics nor unwinding; that is still an unstable option.
wasm_env() {
  local flags="wasm_flags_$1[@]"
  RUSTC=$rustc RUSTC_WORKSPACE_WRAPPER=$PWD/build/located-rustc.sh RUSTC_BOOTSTRAP=1 PATH="$(dirname "$cargo"):$PATH" \
    CARGO_TARGET_DIR=$cache/target/wasm-$1-$rust_id \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${wasm_flags_common[*]} ${!flags} $(wasm_paths)${wasm_linker[*]} -A unstable_features" "${@:2}"
}
wasm_target=(--target wasm32-unknown-unknown -Zbuild-std=panic_unwind,std)

# build_wasm BUILD [CARGO FLAGS]: www/public/wasm/BUILD/interleave.js and interleave_bg.wasm, or in
# another folder than www/public/wasm where $wasm_folder says so.
build_wasm() {
  local build=$1 out=${wasm_folder:-www/public/wasm}/$1
  mapfile -t inputs < <(files_in src Cargo.toml Cargo.lock build/wasm.sh build/located-rustc.sh)
  if up_to_date "wasm-$build" "${inputs[@]}" && [ -s "$out/interleave_bg.wasm" ]; then return 0; fi
  say "building wasm: $build"
  # rustc warns of every target feature that is not stable; that is known, and nothing to read each time.
  local log=$cache/wasm-$build.log
  wasm_env "$build" "$cargo" build -q --lib --profile wasm "${wasm_target[@]}" "${@:2}" 2>"$log" || { cat "$log" >&2; die "the wasm build failed"; }
  rm -rf "$out"
  "$wasm_bindgen/wasm-bindgen" --target web --out-dir "$out" --out-name interleave \
    "$cache/target/wasm-$build-$rust_id/wasm32-unknown-unknown/wasm/interleave.wasm"
  local opt=("${wasm_opt_flags[@]}")
  [ "$build" = single ] || opt+=(--enable-threads)
  www/node_modules/.bin/wasm-opt -O3 "${opt[@]}" "$out/interleave_bg.wasm" -o "$out/interleave_bg.wasm"
  # Types are read by nobody: the page declares what it uses of these exports.
  rm -f "$out"/*.d.ts
  done_with "wasm-$build" "${inputs[@]}"
}

build_all_wasm() {
  need_rust
  need_modules
  need_wasm_bindgen
  # Side by side: the longest part of each, the crate itself, keeps one core busy and no more.
  # A background command does not hear Ctrl+C unless it is told to.
  local builds=() failed=
  (trap - INT; build_wasm threads --features threads) & builds+=($!)
  (trap - INT; build_wasm single) & builds+=($!)
  for build in "${builds[@]}"; do wait "$build" || failed=1; done
  [ -z "$failed" ] || exit 1
}
