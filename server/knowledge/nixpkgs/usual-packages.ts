/** Packages that are themselves whatever overlays there are. */
import { mayBeRust } from '../rust-name.ts';

/**
 * Packages that Rust shells list and that no overlay makes a toolchain of: what crates link with and build with, and
 * common tools. They are themselves whatever overlays there are.
 */
const USUAL: ReadonlySet<string> = new Set(
  `acl actionlint addDriverRunpath age alejandra allegro5 alsa-lib aspell assimp atk aubio audit autoconf
  automake avrdude awscli2 bacon bash bashInteractive binaryen bison black blas blis boehmgc boost bpf-linker
  btrfs-progs buf bun bzip2 cacert cachix cairo capnproto caps cbc chromaprint clang clang-tools clp cmake
  codespell coreutils cryptsetup csfml cudaPackages cups curl cyrus_sasl dart-sass dav1d dbus deadnix deno
  direnv dive dlib docker docker-compose dpdk duckdb elfutils elixir emacs embree enchant erlang espeak-ng
  espflash expat faiss fd ffmpeg fftw file findutils fish flac flatbuffers flex flip-link fluidsynth fontconfig
  foundationdb freeglut freetype fuse fuse3 gawk gcc gcc-arm-embedded gdal gdb gdk-pixbuf geos gettext gexiv2
  gfortran gh git git-lfs gitMinimal glfw glib glib-networking glibc glibcLocales glpk gmp gnugrep gnumake
  gnused gnutar gnutls go gobject-introspection godot_4 gopls gperftools gpgme graphene graphviz grpcurl gsl
  gst_all_1 gtk-layer-shell gtk3 gtk4 gtk4-layer-shell gtksourceview5 guile gzip harfbuzz hdf5 hello highs
  hunspell hwloc hyperfine hyperscan icu imagemagick ipopt isort jdk jemalloc jq just kmod kubectl lame lapack
  lcms2 ldproxy leptonica libclang libgit2 libiconv lilv linux-pam linuxHeaders lld lldb llvm llvmPackages
  lm_sensors lmdb lua5_4 lvm2 m4 maturin mdbook mesa meson minizip mkl mold mpfr mpv-unwrapped mypy nasm ncurses
  netcdf nettle nghttp2 nil ninja nix nixd nixfmt nixfmt-rfc-style nixfmt-tree nixpkgs-fmt nng nodejs
  nodePackages numactl ocaml ocl-icd oniguruma onnxruntime opam openal openblas opencascade-occt opencl-headers
  opencv openmpi openssl openvr openxr-loader OVMF pandoc pango parted patchelf pcre2 pcsclite pdfium-binaries
  perf perl php pipewire pixman pkg-config pkgconf pnpm podman poetry poppler portaudio postgresql pre-commit
  probe-rs-tools process-compose proj protobuf pyright python3 python310 python311 python312 python313 qemu qt5
  qt6 R ragel rdma-core readline redis renderdoc reuse ripgrep rocksdb rsync rtl-sdr rubberband ruby ruff sane-
  backends sccache scipopt-scip SDL2 sdl3 seatd sentencepiece sfml shaderc shellcheck shfmt simdjson snappy
  soapysdr softhsm speechd spirv-tools sqlite sqlx-cli statix svt-av1 systemd tailwindcss taplo tcl terraform
  tesseract texinfo thrift tk tpm2-tss treefmt trunk typos typst udev unixodbc unzip util-linux uv valgrind vhs
  vim vips vosk vte-gtk4 vulkan-headers vulkan-loader vulkan-tools vulkan-validation-layers wasm-bindgen-cli
  wasm-pack wasmtime watchexec wayland wayland-protocols webkitgtk_4_1 webkitgtk_6_0 wget which worker-build
  wrangler wrapGAppsHook3 wrapGAppsHook4 x264 xdotool xen xgboost xmlsec xorg xz yarn youtube-dl yq z3 zbar
  zenity zeromq zfs zig zip zlib zola zsh zstd`.split(/\s+/),
);

/** Whole families of packages, such as `llvmPackages_17` and `libx11`. */
const FAMILIES =
  /^(?:lib|llvmPackages|python\d|gcc\d|clang_|nodejs_|postgresql_|go_|jdk\d|lua|perl|gst-|gtk|qt\d|xorg|vulkan-|wayland-|nix)/;

/** Whether `name` is certainly the package that nixpkgs has under it, and no toolchain. */
export function isUsualPackage(name: string): boolean {
  return USUAL.has(name) || (FAMILIES.test(name) && !mayBeRust(name));
}
