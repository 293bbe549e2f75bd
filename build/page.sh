# The page: manifest, bundle, server. Sourced by build.sh.

# What the page is told of the labs, from their declarations, texts and code as they are now. A lab's texts are read
# when this runs, so that a text that changed needs no compiler.
build_book() {
  need_rust
  mkdir -p www/public
  cargo_native build -q -p interleave-book || die "the book could not be built"
  write_book
}

write_book() {
  "$cache/target/native-$rust_id/debug/interleave-book" www/public www/src/engine/model.ts || die "the manifest could not be written"
}

# build_page PROFILE BUILD...: everything that is served, into dist/. `wasm` is what learners get; `wasm-dev` comes
# sooner.
build_page() {
  local builds=() failed=
  need_rust
  need_modules
  (trap - INT; build_book) & builds+=($!)
  (trap - INT; build_all_wasm "$@") & builds+=($!)
  for build in "${builds[@]}"; do wait "$build" || failed=1; done
  [ -z "$failed" ] || exit 1
  mapfile -t inputs < <(files_in www src/workbench/gallery)
  if up_to_date page "${inputs[@]}" && [ -s dist/index.html ]; then return 0; fi
  say "building the page"
  (cd www && npm run --silent build) || die "the page could not be built"
  done_with page "${inputs[@]}"
}

# Without shared memory few come, and nobody on this machine: their wasm is made when the page is already there.
serve_page() {
  (trap - INT; make_wasm single wasm-dev && cp -ru www/public/wasm/single dist/v/*/wasm/) &
  say "serving dist/ (Ctrl+C ends it)"
  exec node --import ./www/node_modules/tsx/dist/loader.mjs www/scripts/serve.ts --dir dist --port "${PORT:-8080}"
}

# Builds all once, then what changes, and reloads the page: www/scripts/dev.ts watches, and calls this script again.
develop() {
  need_modules
  build_book
  exec node --import ./www/node_modules/tsx/dist/loader.mjs www/scripts/dev.ts --port "${PORT:-8080}"
}
