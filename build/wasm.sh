# The wasm of every door, in two builds: with threads, and without shared memory. Sourced by build.sh.
#
# Two profiles of Cargo.toml: `wasm` is what learners download, `wasm-dev` what is soon there after an edit.

# Memory has a limit so that it is a limit everywhere: iOS is unhappy about large shared memories.
max_memory=$((256 << 20))

wasm_flags_common=(
  # With unwinding a panic in a thread is an error that can be told; aborting would hang the others.
  -C panic=unwind
  -C link-arg=--max-memory=$max_memory
  # For the function that switches stacks, which no Rust makes (src/rt/web/fibres.rs).
  -C link-arg=--growable-table
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
# The doors that learners come through: a folder each. One more is the benchmark's.
doors() { find src/doors -mindepth 2 -name Cargo.toml -printf '%h\n' | sed 's|.*/||' | grep -vx bench | LC_ALL=C sort; }

# Where dependencies and the standard library lie on this machine, code of theirs that became ours must not say.
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
wasm_target=(--target wasm32-unknown-unknown -Zbuild-std=panic_unwind,std -Zbuild-std-features=panic-unwind)

# build_wasm BUILD PROFILE DOOR...: <door>.js and <door>_bg.wasm in www/public/wasm/BUILD, or in another folder than
# www/public/wasm where $wasm_folder says so.
build_wasm() {
  local build=$1 profile=$2 out=${wasm_folder:-www/public/wasm}/$1
  local packages=() files=() door
  for door in "${@:3}"; do
    packages+=(-p "interleave-door-$door")
    files+=("$cache/target/wasm-$build-$rust_id/wasm32-unknown-unknown/$profile/interleave_door_$door.wasm")
  done
  # rustc warns of every target feature that is not stable; that is known, and nothing to read each time.
  local log=$cache/wasm-$build.log
  wasm_env "$build" "$cargo" build --profile "$profile" "${wasm_target[@]}" "${packages[@]}" 2>"$log" || { cat "$log" >&2; die "the wasm build failed"; }
  # What came out as before is left as it is: a door takes some seconds to be made ready.
  local made=$cache/wasm/$profile-$build fresh=()
  mkdir -p "$made" "$out"
  for door in "${files[@]}"; do
    local name; name=$(basename "$door" .wasm) && name=${name#interleave_door_}
    if [ "$(cat "$made/$name.stamp" 2>/dev/null)" != "$(wasm_stamp "$door")" ] || [ ! -s "$made/${name}_bg.wasm" ]; then fresh+=("$door"); fi
  done
  if [ ${#fresh[@]} -gt 0 ]; then
    # Binaryen's passes over this made it 1 % smaller and no faster, in 16 s of processor time for each door.
    local bare=(); [ "$profile" = wasm-dev ] || bare=(--bare)
    "$bindgen" "${bare[@]}" "$made" "${fresh[@]}" || die "a door could not be made ready"
    for door in "${fresh[@]}"; do
      local name; name=$(basename "$door" .wasm) && name=${name#interleave_door_}
      wasm_stamp "$door" >"$made/$name.stamp"
    done
  fi
  for door in "${@:3}"; do cp -u "$made/$door.js" "$made/${door}_bg.wasm" "$out/"; done
  [ ! -d "$made/snippets" ] || cp -ru "$made/snippets" "$out/"
}

wasm_stamp() { cat "$1" build/wasm.sh build/bindgen/src/*.rs Cargo.lock | sha256sum; }

# make_wasm BUILD PROFILE: the wasm of the page in one build.
make_wasm() {
  need_rust
  need_bindgen
  local all; mapfile -t all < <(doors)
  build_wasm "$1" "$2" "${all[@]}"
}

# build_all_wasm PROFILE BUILD...
build_all_wasm() {
  need_rust
  need_bindgen
  say "building wasm"
  # Side by side: at the end of each a few long links keep one core busy and no more.
  # A background command does not hear Ctrl+C unless it is told to.
  local builds=() failed= build
  for build in "${@:2}"; do
    (trap - INT; make_wasm "$build" "$1") & builds+=($!)
  done
  for build in "${builds[@]}"; do wait "$build" || failed=1; done
  [ -z "$failed" ] || exit 1
}
