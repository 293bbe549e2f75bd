# The page: manifest, bundle, server. Sourced by build.sh.

build_manifest() {
  mapfile -t inputs < <(files_in src Cargo.toml Cargo.lock)
  if up_to_date manifest "${inputs[@]}" && [ -s www/public/manifest.json ]; then return 0; fi
  say "writing the manifest"
  cargo_native run -q --bin manifest -- www/public www/src/engine/model.ts || die "the manifest could not be written"
  done_with manifest "${inputs[@]}"
}

build_page() {
  build_all_wasm
  mkdir -p www/public
  build_manifest
  mapfile -t inputs < <(files_in www)
  if up_to_date page "${inputs[@]}" && [ -s dist/index.html ]; then return 0; fi
  say "building the page"
  (cd www && npm run --silent build) || die "the page could not be built"
  done_with page "${inputs[@]}"
}

serve_page() {
  say "serving dist/ (Ctrl+C ends it)"
  exec node --import ./www/node_modules/tsx/dist/loader.mjs www/scripts/serve.ts --dir dist --port "${PORT:-8080}"
}
