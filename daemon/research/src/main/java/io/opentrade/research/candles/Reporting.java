package io.opentrade.research.candles;

import java.io.FilterInputStream;
import java.io.IOException;

/// Tells how much of a file has been read, and stops reading when asked to.
final class Reporting extends FilterInputStream {
  private final CountingStream counting;
  private final long total;
  private final Progress progress;

  Reporting(CountingStream counting, long total, Progress progress) {
    super(counting);
    this.counting = counting;
    this.total = total;
    this.progress = progress;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (progress.cancelled()) {
      throw CandleFailure.cancelled();
    }
    int read = super.read(bytes, offset, length);
    progress.at(counting.count(), total, "bytes");
    return read;
  }
}
