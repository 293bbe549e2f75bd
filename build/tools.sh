# What has to be on the machine, and how it gets there. Sourced by build.sh.

say() { printf '\033[1minterleave:\033[0m %s\n' "$*" >&2; }
die() { printf '\033[1minterleave:\033[0m %s\n' "$*" >&2; exit 1; }

# debian PACKAGE...: installs those that are missing.
debian() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "needs ${missing[*]}: install them with your system's package manager and run this again"
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "needs ${missing[*]}: run 'apt-get install ${missing[*]}' as root, then this again"
    sudo=(sudo)
  fi
  say "installing ${missing[*]}"
  local log; log=$(mktemp)
  # Lists may be absent or old on a fresh machine; they are fetched once a run, when first needed.
  if [ -z "${apt_updated:-}" ]; then
    "${sudo[@]}" apt-get update -qq >"$log" 2>&1 || true
    apt_updated=1
  fi
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$log" 2>&1 ||
    die "could not install ${missing[*]}: $(tail -n 1 "$log"). Install them by hand and run this again"
  rm -f "$log"
}

# Sets toolchain, and cargo with its compiler for the wasm target and for native work.
need_rust() {
  [ -z "${toolchain:-}" ] || return 0
  command -v cc >/dev/null || debian gcc libc6-dev
  toolchain=${TOOLCHAIN:-}
  [ -n "$toolchain" ] || { command -v rustup >/dev/null && toolchain=rustup || toolchain=debian; }
  case "$toolchain" in
    rustup)
      command -v rustup >/dev/null || die "TOOLCHAIN=rustup, but rustup is not installed: see https://rustup.rs, or use TOOLCHAIN=debian"
      rustup component list --installed | grep -q '^rust-src' || rustup component add rust-src >&2 ||
        die "rustup could not add rust-src, which threads need: run 'rustup component add rust-src', or use TOOLCHAIN=debian"
      cargo=$(rustup which cargo)
      rustc=$(rustup which rustc)
      wasm_linker=()
      ;;
    debian)
      debian rustc-web cargo-web rust-web-src lld-22
      cargo=/usr/bin/cargo
      rustc=/usr/bin/rustc
      wasm_linker=(-C linker=wasm-ld-22)
      ;;
    *) die "TOOLCHAIN must be rustup or debian, not $toolchain" ;;
  esac
  rust_id="$toolchain-$("$rustc" --version | cut -d' ' -f2)"
}

# cargo_native ARGS...: for tests, tools and the manifest, on this machine's own target.
cargo_native() {
  RUSTC=$rustc CARGO_TARGET_DIR=$cache/target/native-$rust_id PATH="$(dirname "$cargo"):$PATH" "$cargo" "$@"
}

# crate_tool NAME VERSION BINARY: a program from crates.io, kept by version; prints its folder.
crate_tool() {
  local home=$cache/tools/$1-$2
  if [ ! -x "$home/bin/$3" ]; then
    need_rust
    say "building $1 $2 (some minutes, once)"
    RUSTC=$rustc CARGO_TARGET_DIR=$cache/target/tools PATH="$(dirname "$cargo"):$PATH" \
      "$cargo" install -q "$1" --version "$2" --locked --root "$home" >&2 || die "could not build $1 $2"
  fi
  echo "$home/bin"
}

# build/bindgen makes of each door's wasm what a browser loads.
need_bindgen() {
  [ -z "${bindgen:-}" ] || return 0
  cargo_native build -q -p bindgen || die "build/bindgen could not be built"
  bindgen=$cache/target/native-$rust_id/debug/bindgen
}

# Tests in browsers are run by wasm-bindgen's own program, which must be of the crate's version.
need_wasm_bindgen() {
  local version
  version=$(sed -n 's/^wasm-bindgen = "=\(.*\)"/\1/p' Cargo.toml)
  wasm_bindgen=$(crate_tool wasm-bindgen-cli "$version" wasm-bindgen)
}

node_is_new() { command -v node >/dev/null && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; }

# Node 20.19 or later, with npm; Debian's own may be older, npm's `node-linux-*` package is not.
need_node() {
  local home=$cache/tools/node
  [ -x "$home/bin/node" ] && PATH=$home/bin:$PATH
  command -v npm >/dev/null || { command -v node >/dev/null && die "node is here without npm: install npm and run this again"; debian nodejs npm; }
  node_is_new && return 0
  say "installing Node 22 for this project (this machine's is $(node --version))"
  local arch; arch=$(node -p process.arch)
  npm install --silent --no-save --prefix "$home" "node-linux-$arch@22" npm@10 >&2 || die "needs Node 20.19 or later: install it and run this again"
  mkdir -p "$home/bin"
  ln -sf "$home/node_modules/node-linux-$arch/bin/node" "$home/bin/node"
  ln -sf "$home/node_modules/npm/bin/npm-cli.js" "$home/bin/npm"
  PATH=$home/bin:$PATH
  node_is_new || die "needs Node 20.19 or later: install it and run this again"
}

# www/node_modules as the lock file says.
need_modules() {
  need_node
  local stamp=www/node_modules/.interleave
  local want; want=$(cat www/package-lock.json <(node --version) | sha256sum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return 0
  say "installing npm packages"
  (cd www && npm ci --silent --no-fund --no-audit >&2) || die "npm ci failed in www/"
  echo "$want" >"$stamp"
}

# up_to_date NAME FILE...: whether the files are as they were when `done_with NAME` was last said.
fingerprint() { printf '%s\n' "${@:2}" | { xargs -d '\n' cat 2>/dev/null; echo "$rust_id ${*:2}"; } | sha256sum; }
stamp_of() { echo "$cache/stamps/$(echo "$root" | sha256sum | cut -c1-16)-$1"; }
up_to_date() { [ "$(cat "$(stamp_of "$1")" 2>/dev/null)" = "$(fingerprint "$@")" ]; }
done_with() { mkdir -p "$cache/stamps" && fingerprint "$@" >"$(stamp_of "$1")"; }
files_in() { find "$@" -type f -not -path '*/node_modules/*' | LC_ALL=C sort; }
