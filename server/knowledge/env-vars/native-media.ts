/** Variables of crates for video, images, text recognition, Qt, Skia and GStreamer. */
import type { EnvVarRow } from './env-var.ts';
import { nix } from './idiom.ts';

const FFMPEG = 'https://docs.rs/ffmpeg-sys-next';
const RUSTY_FFMPEG = 'https://docs.rs/rusty_ffmpeg';
const OPENCV = 'https://github.com/twistedfall/opencv-rust#environment-variables';
const SKIA = 'https://docs.rs/skia-bindings';
const GSTREAMER = 'https://gstreamer.freedesktop.org/documentation/gstreamer/running.html';

export const NATIVE_MEDIA = [
  {
    name: 'FFMPEG_DIR',
    form: 'dir',
    readBy: 'ffmpeg-sys-next',
    doc: 'A prefix with both `include` and `lib` of FFmpeg.',
    notNeeded: 'with `pkg-config` and `ffmpeg` in the shell',
    mistakes: [
      'nixpkgs splits FFmpeg: headers, libraries and programs are in the outputs `dev`, `lib` and `bin`.',
    ],
    link: FFMPEG,
  },
  {
    name: 'FFMPEG_PKG_CONFIG_PATH',
    form: 'dir',
    readBy: 'rusty_ffmpeg',
    doc: 'The directory of FFmpeg’s `.pc` files.',
    idiom: nix`"\${pkgs.ffmpeg.dev}/lib/pkgconfig"`,
    link: RUSTY_FFMPEG,
  },
  {
    name: 'FFMPEG_LIBS_DIR',
    form: 'dir',
    readBy: 'rusty_ffmpeg',
    doc: 'The directory of FFmpeg’s libraries.',
    idiom: nix`"\${lib.getLib pkgs.ffmpeg}/lib"`,
    link: RUSTY_FFMPEG,
  },
  {
    name: 'FFMPEG_INCLUDE_DIR',
    form: 'dir',
    readBy: 'rusty_ffmpeg',
    doc: 'The directory of FFmpeg’s headers.',
    idiom: nix`"\${lib.getDev pkgs.ffmpeg}/include"`,
    link: RUSTY_FFMPEG,
  },
  {
    name: 'FFMPEG_MARCH',
    form: 'string',
    readBy: 'ffmpeg-sys-next with the feature build',
    doc: 'The processor that the bundled FFmpeg is built for.',
    link: FFMPEG,
  },
  {
    name: 'SHADERC_LIB_DIR',
    form: 'dir',
    readBy: 'shaderc-sys',
    doc: 'The directory of `libshaderc_shared`.',
    idiom: nix`"\${lib.getLib pkgs.shaderc}/lib"`,
    link: 'https://docs.rs/shaderc-sys',
  },
  {
    name: 'OPENCV_INCLUDE_PATHS',
    form: 'list-comma',
    readBy: 'opencv',
    doc: 'The directories of OpenCV’s headers.',
    idiom: nix`"\${pkgs.opencv}/include/opencv4"`,
    notNeeded: 'with `pkg-config` and `opencv` in the shell',
    link: OPENCV,
  },
  {
    name: 'OPENCV_LINK_PATHS',
    form: 'list-comma',
    readBy: 'opencv',
    doc: 'The directories of OpenCV’s libraries.',
    idiom: nix`"\${pkgs.opencv}/lib"`,
    notNeeded: 'with `pkg-config` and `opencv` in the shell',
    link: OPENCV,
  },
  {
    name: 'OPENCV_LINK_LIBS',
    form: 'list-comma',
    readBy: 'opencv',
    doc: 'The names of the OpenCV libraries to link.',
    notNeeded: 'with `pkg-config` and `opencv` in the shell',
    link: OPENCV,
  },
  {
    name: 'OPENCV_DISABLE_PROBES',
    form: 'list-comma',
    readBy: 'opencv',
    doc: 'The ways of finding OpenCV to leave out.',
    idiom: nix`"«vcpkg,cmake»"`,
    link: OPENCV,
  },
  {
    name: 'TESSDATA_PREFIX',
    form: 'dir',
    readBy: 'Tesseract at run time',
    doc: 'The directory of the trained data.',
    idiom: nix`"\${pkgs.tesseract}/share/tessdata"`,
  },
  {
    name: 'QMAKE',
    form: 'file',
    readBy: 'cxx-qt, qttypes',
    doc: 'The `qmake` program, which tells where Qt is.',
    idiom: nix`"\${pkgs.qt6.qtbase}/bin/qmake"`,
    link: 'https://kdab.github.io/cxx-qt/book/',
  },
  {
    name: 'QT_PLUGIN_PATH',
    form: 'list-colon',
    readBy: 'Qt at run time',
    doc: 'The directories of Qt’s plugins.',
    idiom: nix`"\${pkgs.qt6.qtbase}/\${pkgs.qt6.qtbase.qtPluginPrefix}"`,
    notNeeded: 'in a package that `wrapQtAppsHook` wraps',
  },
  {
    name: 'SLINT_BACKEND',
    form: 'string',
    readBy: 'slint',
    doc: 'The windowing and drawing back end, such as `winit-skia`.',
    idiom: nix`"«winit-skia»"`,
    link: 'https://docs.slint.dev/latest/docs/slint/guide/backends-and-renderers/backends_and_renderers/',
  },
  {
    name: 'SKIA_BINARIES_URL',
    form: 'url',
    readBy: 'skia-bindings',
    doc: 'Where the build script finds Skia built beforehand; a `file://` URL in a sandboxed build.',
    link: SKIA,
  },
  {
    name: 'FORCE_SKIA_BINARIES_DOWNLOAD',
    form: 'bool-any',
    readBy: 'skia-bindings',
    doc: 'Downloads the Skia built beforehand in every case.',
    link: SKIA,
  },
  {
    name: 'GST_PLUGIN_SYSTEM_PATH_1_0',
    form: 'list-colon',
    readBy: 'GStreamer at run time',
    doc: 'The directories of GStreamer’s plugins.',
    idiom: nix`lib.makeSearchPathOutput "lib" "lib/gstreamer-1.0" [ «pkgs.gst_all_1.gst-plugins-base pkgs.gst_all_1.gst-plugins-good» ]`,
    notNeeded: 'with `gst_all_1.gstreamer` and the plugins in `buildInputs`: a setup hook fills it',
    link: GSTREAMER,
  },
  {
    name: 'GST_PLUGIN_PATH',
    form: 'list-colon',
    readBy: 'GStreamer at run time',
    doc: 'Further directories with plugins.',
    link: GSTREAMER,
  },
] as const satisfies readonly EnvVarRow[];
