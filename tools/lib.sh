# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# shellcheck shell=bash
# Shared by the entry points in this folder; they source it.

# One line that says what to do, then out.
die() {
  echo "$(basename "$0"): $*" >&2
  exit 2
}

# need_packages PACKAGE...: installs those that are missing.
need_packages() {
  local package missing=() sudo=()
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "needs the Debian packages ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "needs root or sudo to install ${missing[*]}"
    sudo=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  "${sudo[@]}" apt-get -o DPkg::Lock::Timeout=120 update -qq >/dev/null 2>&1 ||
    die "apt-get update failed: is there a network? Needed: ${missing[*]}"
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 ||
    die "apt-get could not install ${missing[*]}; run 'apt-get install ${missing[*]}' to see why"
}

# want_packages PACKAGE...: as need_packages, but goes on without those that cannot be had.
want_packages() {
  (need_packages "$@") || echo "going on without some of: $*" >&2
}

# need_llvm NN: the compiler, clang-tidy and headers of one LLVM.
need_llvm() {
  need_packages "clang-$1" "clang-tidy-$1" "clang-tools-$1" "libclang-$1-dev" "llvm-$1-dev" "llvm-$1-tools" cmake ninja-build
}

# build NN [TARGET...]: the plugin for that LLVM, and other targets; quiet unless it fails.
build() {
  local llvm=$1 log=build/llvm-$1/build.log
  shift
  mkdir -p "build/llvm-$llvm"
  # One at a time: two builds of one folder would run into each other.
  {
    flock 9
    cmake --preset "llvm-$llvm" && cmake --build --preset "llvm-$llvm" --target all "$@"
  } 9>"$log.lock" >"$log" 2>&1 || {
    tail -40 "$log" >&2
    die "the build for LLVM $llvm failed; all of its output is in $log"
  }
}
