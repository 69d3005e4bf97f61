/** Variables of GTK, GLib, fonts, sound and the desktop session. */
import type { EnvVarRow } from './env-var.ts';
import { nix } from './idiom.ts';

const GLIB = 'https://docs.gtk.org/gio/running-gio-apps.html';
const GTK = 'https://docs.gtk.org/gtk4/running.html';
const GNOME_IN_NIXPKGS = 'https://nixos.org/manual/nixpkgs/stable/#sec-language-gnome';
const FONTCONFIG = 'https://www.freedesktop.org/software/fontconfig/fontconfig-user.html';

export const DESKTOP = [
  {
    name: 'XDG_DATA_DIRS',
    form: 'list-colon',
    readBy: 'GTK, GLib and many others',
    doc: 'Directories with data such as settings schemas, icons and themes. Without GTK’s schemas a program stops with “no GSettings schemas are installed” or “settings schema is not installed”.',
    shellHook: `export XDG_DATA_DIRS="\${pkgs.gtk3}/share/gsettings-schemas/\${pkgs.gtk3.name}:\${pkgs.gsettings-desktop-schemas}/share/gsettings-schemas/\${pkgs.gsettings-desktop-schemas.name}:$XDG_DATA_DIRS"`,
    notNeeded:
      'with `wrapGAppsHook3` or `wrapGAppsHook4` in a package; in a shell `GSETTINGS_SCHEMA_DIR` does less harm',
    mistakes: [
      'As an attribute it replaces the value from outside: the session’s fonts, icons and themes are gone.',
      'nixpkgs has schemas under `share/gsettings-schemas/<name>`, not under `share/glib-2.0`.',
    ],
    link: GNOME_IN_NIXPKGS,
  },
  {
    name: 'GSETTINGS_SCHEMA_DIR',
    form: 'list-colon',
    readBy: 'GLib',
    doc: 'Directories with compiled settings schemas.',
    idiom: nix`"\${pkgs.gtk3}/share/gsettings-schemas/\${pkgs.gtk3.name}/glib-2.0/schemas"`,
    link: GLIB,
  },
  {
    name: 'GIO_MODULE_DIR',
    form: 'dir',
    readBy: 'GLib',
    doc: 'The directory of GIO’s modules, in place of the built-in one.',
    idiom: nix`"\${pkgs.glib-networking}/lib/gio/modules/"`,
    link: GLIB,
  },
  {
    name: 'GIO_EXTRA_MODULES',
    form: 'list-colon',
    readBy: 'GLib',
    doc: 'Further directories with GIO’s modules. WebKitGTK and libsoup need glib-networking there for TLS.',
    idiom: nix`"\${pkgs.glib-networking}/lib/gio/modules"`,
    notNeeded: 'with `wrapGAppsHook3` or `wrapGAppsHook4` in a package',
    link: GLIB,
  },
  {
    name: 'GDK_PIXBUF_MODULE_FILE',
    form: 'file',
    readBy: 'gdk-pixbuf',
    doc: 'The list of image loaders. Icons in SVG need the one of librsvg.',
    idiom: nix`"\${pkgs.librsvg}/lib/gdk-pixbuf-2.0/2.10.0/loaders.cache"`,
    link: GNOME_IN_NIXPKGS,
  },
  {
    name: 'GI_TYPELIB_PATH',
    form: 'list-colon',
    readBy: 'GObject Introspection',
    doc: 'Directories with the descriptions of libraries that scripts load at run time.',
    idiom: nix`lib.makeSearchPath "lib/girepository-1.0" [ «pkgs.gtk4» ]`,
    notNeeded: 'with `gobject-introspection` and the libraries in the same shell: a setup hook fills it',
  },
  {
    name: 'GDK_BACKEND',
    form: 'string',
    readBy: 'GTK',
    doc: 'Whether windows are opened through `wayland` or `x11`.',
    idiom: nix`"«wayland»"`,
    link: GTK,
  },
  {
    name: 'GTK_THEME',
    form: 'string',
    readBy: 'GTK',
    doc: 'The theme, such as `Adwaita:dark`.',
    idiom: nix`"«Adwaita:dark»"`,
    link: GTK,
  },
  {
    name: 'WEBKIT_DISABLE_COMPOSITING_MODE',
    form: 'bool01',
    readBy: 'WebKitGTK, and so Tauri and wry',
    doc: '`1` helps where the window of an app stays blank.',
    idiom: nix`"1"`,
  },
  {
    name: 'WEBKIT_DISABLE_DMABUF_RENDERER',
    form: 'bool01',
    readBy: 'WebKitGTK, and so Tauri and wry',
    doc: '`1` helps where the window of an app stays blank with NVIDIA’s driver.',
    idiom: nix`"1"`,
  },
  {
    name: 'FONTCONFIG_FILE',
    form: 'file',
    readBy: 'fontconfig',
    doc: 'The configuration of fontconfig, which tells where fonts are.',
    idiom: nix`pkgs.makeFontsConf { fontDirectories = [ «pkgs.dejavu_fonts» ]; }`,
    link: FONTCONFIG,
  },
  {
    name: 'FONTCONFIG_PATH',
    form: 'dir',
    readBy: 'fontconfig',
    doc: 'The directory of fontconfig’s configuration.',
    idiom: nix`"\${pkgs.fontconfig.out}/etc/fonts"`,
    link: FONTCONFIG,
  },
  {
    name: 'ALSA_PLUGIN_DIR',
    form: 'dir',
    readBy: 'alsa-lib',
    doc: 'The directory of ALSA’s plugins, such as the ones for PipeWire and PulseAudio.',
    idiom: nix`"\${pkgs.pipewire}/lib/alsa-lib"`,
    alternatives: [nix`"\${pkgs.alsa-plugins}/lib/alsa-lib"`],
    mistakes: ['Programs with cpal or rodio need it where the default device goes through PipeWire.'],
  },
  {
    name: 'ALSA_CONFIG_PATH',
    form: 'file',
    readBy: 'alsa-lib',
    doc: 'The `alsa.conf` to read.',
    idiom: nix`"\${pkgs.alsa-lib}/share/alsa/alsa.conf"`,
  },
  {
    name: 'PULSE_SERVER',
    form: 'string',
    readBy: 'libpulse',
    doc: 'The address of the PulseAudio server.',
  },
  {
    name: 'SPA_PLUGIN_DIR',
    form: 'dir',
    readBy: 'PipeWire',
    doc: 'The directory of PipeWire’s low-level plugins.',
    idiom: nix`"\${pkgs.pipewire}/lib/spa-0.2"`,
  },
  {
    name: 'PIPEWIRE_MODULE_DIR',
    form: 'dir',
    readBy: 'PipeWire',
    doc: 'The directory of PipeWire’s modules.',
    idiom: nix`"\${pkgs.pipewire}/lib/pipewire-0.3"`,
  },
  {
    name: 'DBUS_SESSION_BUS_ADDRESS',
    form: 'string',
    readBy: 'D-Bus programs, zbus',
    doc: 'The address of the session bus, set by the session.',
    setByHand: false,
  },
] as const satisfies readonly EnvVarRow[];
