package io.opentrade.research.candles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Counts unpacked bytes over all entries of a source and refuses what goes beyond the limits: a
/// small file must not unpack to one that fills the memory.
final class CappedStream extends FilterInputStream {
  private static final long RATIO_FROM = 8L << 20;

  private final Budget budget;

  /// What is left, for all entries of a source together.
  static final class Budget {
    private final ImportLimits limits;
    private final LongSupplier packed;
    private final Place place;
    private long bytes;

    Budget(ImportLimits limits, LongSupplier packed, Place place) {
      this.limits = limits;
      this.packed = packed;
      this.place = place;
    }

    private void spend(long read) {
      bytes += read;
      if (bytes > limits.bytes()) {
        throw CandleFailure.limit(
            place, "unpacks to more than " + limits.bytes() + " bytes; refused");
      }
      if (bytes > RATIO_FROM && bytes / Math.max(1, packed.getAsLong()) > limits.ratio()) {
        throw CandleFailure.limit(
            place, "unpacks to more than " + limits.ratio() + " times its size; refused");
      }
    }
  }

  CappedStream(InputStream stream, Budget budget) {
    super(stream);
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    budget.spend(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    budget.spend(Math.max(0, read));
    return read;
  }

  @Override
  public void close() {
    // An entry ends before its archive does; who opened the source closes it.
  }
}
