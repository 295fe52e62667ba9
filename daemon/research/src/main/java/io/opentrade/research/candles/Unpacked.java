package io.opentrade.research.candles;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/// One text that may be packed: as it is, gzipped, or the first file of a zip.
final class Unpacked {
  private Unpacked() {}

  /// @param raw at its beginning, and able to go back there
  static InputStream of(InputStream raw, Place place) throws IOException {
    raw.mark(2);
    int first = raw.read();
    int second = raw.read();
    raw.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(raw, 1 << 16);
    }
    if (first != 'P' || second != 'K') {
      return raw;
    }
    ZipInputStream zip = new ZipInputStream(raw);
    if (zip.getNextEntry() == null) {
      throw CandleFailure.bad(place, "an empty archive", "a file in it");
    }
    return zip;
  }
}
