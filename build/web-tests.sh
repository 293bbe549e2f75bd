# The crate's own tests on threads of real browsers. Sourced by build.sh.

# web_tests BROWSER: tests/web.rs in chromium, firefox or webkit. Needs need_rust and need_wasm_bindgen;
# firefox needs $geckodriver (the folder that geckodriver lies in).
web_tests() {
  local browser=$1 home=$cache/web-tests/$1
  local environment=() command=()
  mkdir -p "$home"
  case "$browser" in
    chromium)
      environment=(CHROMEDRIVER="$(command -v chromedriver)")
      cat >"$home/webdriver.json" <<'JSON'
{
  "goog:chromeOptions": {
    "args": [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"
    ]
  }
}
JSON
      ;;
    firefox)
      environment=(GECKODRIVER="$geckodriver/geckodriver")
      echo '{ "moz:firefoxOptions": { "args": ["-headless"] } }' >"$home/webdriver.json"
      ;;
    webkit)
      # The runner calls any driver by Safari's name that is neither of the others.
      environment=(SAFARIDRIVER="$(command -v WebKitWebDriver)" NO_AT_BRIDGE=1 JSC_useSharedArrayBuffer=1)
      command=(xvfb-run -a)
      cat >"$home/webdriver.json" <<'JSON'
{
  "browserName": "MiniBrowser",
  "webkitgtk:browserOptions": {
    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "args": ["--automation"]
  }
}
JSON
      ;;
    *) die "no such browser: $browser" ;;
  esac
  # Not the profile of native tests: WebKit's interpreter of wasm (2.50) loses some exceptions in code that was not
  # optimised at all. A panic then passes the function that catches it; with its compilers alone none does.
  # Every driver has to go through the environment: a driver found there comes before any in PATH.
  wasm_env threads env -u CHROMEDRIVER -u GECKODRIVER -u SAFARIDRIVER "${environment[@]}" \
    WASM_BINDGEN_TEST_WEBDRIVER_JSON="$home/webdriver.json" WASM_BINDGEN_TEST_TIMEOUT=180 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$wasm_bindgen/wasm-bindgen-test-runner" \
    "${command[@]}" "$cargo" test --profile wasm-dev --test web "${wasm_target[@]}" -- "${@:2}"
}
