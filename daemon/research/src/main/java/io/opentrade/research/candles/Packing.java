package io.opentrade.research.candles;

import org.jspecify.annotations.Nullable;

/// Forms of files that are known by their first bytes and cannot be read, with what to do instead.
enum Packing {
  BZIP2("a bzip2 archive", 0, 'B', 'Z', 'h'),
  XZ("an xz archive", 0, 0xfd, '7', 'z', 'X', 'Z'),
  ZSTANDARD("a zstd archive", 0, 0x28, 0xb5, 0x2f, 0xfd),
  SEVEN_ZIP("a 7z archive", 0, '7', 'z', 0xbc, 0xaf),
  RAR("a rar archive", 0, 'R', 'a', 'r', '!'),
  TAR("a tar archive", 257, 'u', 's', 't', 'a', 'r'),
  PARQUET("a Parquet file", 0, 'P', 'A', 'R', '1'),
  FEATHER("a Feather file", 0, 'A', 'R', 'R', 'O', 'W', '1'),
  HDF5("an HDF5 file", 0, 0x89, 'H', 'D', 'F'),
  SQLITE("an SQLite database", 0, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o'),
  OLD_EXCEL("an Excel workbook", 0, 0xd0, 0xcf, 0x11, 0xe0),
  HTML("a web page", 0, '<', '!'),
  MARKUP("a web page or XML", 0, '<', '?'),
  PAGE("a web page", 0, '<', 'h', 't', 'm', 'l');

  private final String words;
  private final int at;
  private final int[] bytes;

  Packing(String words, int at, int... bytes) {
    this.words = words;
    this.at = at;
    this.bytes = bytes;
  }

  /// How people call what begins like this; null where it may be read.
  static @Nullable String of(byte[] head) {
    for (Packing packing : values()) {
      if (packing.begins(head)) {
        return packing.words;
      }
    }
    return null;
  }

  private boolean begins(byte[] head) {
    for (int i = 0; i < bytes.length; i++) {
      if (at + i >= head.length || (head[at + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
