package io.opentrade.research.candles;

/// How much a file may be, so that a small hostile one cannot fill memory or time.
///
/// @param bytes after unpacking, of all entries together
/// @param ratio unpacked over packed bytes, looked at from the first 8 MiB on
/// @param entries of an archive
/// @param rows of all parts together
public record ImportLimits(long bytes, int ratio, int entries, int rows) {
  /// 8 GiB, 200 to 1, 10,000 entries, 20 million rows.
  public static final ImportLimits DEFAULT = new ImportLimits(8L << 30, 200, 10_000, 20_000_000);

  public ImportLimits {
    if (bytes < 1 || ratio < 1 || entries < 1 || rows < 1) {
      throw new IllegalArgumentException("limits are positive");
    }
  }
}
