package io.opentrade.store;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The bytes of a chunk, little-endian: format (1 byte), kind of times (1 byte), six unused bytes,
/// count (8); then the times (the first one alone where bars follow each other without a hole, all
/// of them otherwise) and the columns open, high, low, close, volume as doubles.
final class ChunkCodec {
  private static final int HEADER = 16;
  private static final byte FORMAT = 1;
  private static final byte DENSE = 0;
  private static final byte LISTED = 1;

  private ChunkCodec() {}

  static byte[] encode(Candles bars) {
    int count = bars.size();
    boolean dense = dense(bars);
    int times = dense ? 1 : count;
    byte[] bytes = new byte[HEADER + Long.BYTES * times + 5 * Double.BYTES * count];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.put(FORMAT).put(dense ? DENSE : LISTED).position(8).putLong(count);
    buffer.asLongBuffer().put(bars.time(), 0, times);
    buffer.position(HEADER + Long.BYTES * times);
    buffer
        .asDoubleBuffer()
        .put(bars.open())
        .put(bars.high())
        .put(bars.low())
        .put(bars.close())
        .put(bars.volume());
    return bytes;
  }

  private static boolean dense(Candles bars) {
    long step = bars.timeframe().millis();
    long[] time = bars.time();
    for (int i = 1; i < time.length; i++) {
      if (time[i] - time[i - 1] != step) {
        return false;
      }
    }
    return time.length > 0;
  }

  /// How many bars the chunk has.
  ///
  /// @throws StoreFailure where it has not the form of one
  static int bars(byte[] bytes) {
    ByteBuffer buffer = buffer(bytes);
    long count = bytes.length < HEADER ? 0 : buffer.getLong(8);
    if (count <= 0
        || count > bytes.length
        || buffer.get(0) != FORMAT
        || bytes.length != HEADER + Long.BYTES * times(buffer, count) + 5 * Double.BYTES * count) {
      throw new StoreFailure(
          StoreFailure.Kind.CORRUPT, "A chunk of candles has an unknown form.", null);
    }
    return (int) count;
  }

  private static long times(ByteBuffer buffer, long count) {
    return buffer.get(1) == DENSE ? 1 : count;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Copies the bars of the chunk into the columns from index `at` on.
  ///
  /// @throws StoreFailure where it has not the form of one
  static void decode(byte[] bytes, Timeframe timeframe, Candles into, int at) {
    int count = bars(bytes);
    ByteBuffer buffer = buffer(bytes);
    boolean dense = buffer.get(1) == DENSE;
    buffer.position(HEADER);
    long[] time = into.time();
    if (dense) {
      long first = buffer.getLong(HEADER);
      for (int i = 0; i < count; i++) {
        time[at + i] = first + i * timeframe.millis();
      }
    } else {
      buffer.asLongBuffer().get(time, at, count);
    }
    buffer.position(HEADER + Long.BYTES * (dense ? 1 : count));
    buffer
        .asDoubleBuffer()
        .get(into.open(), at, count)
        .get(into.high(), at, count)
        .get(into.low(), at, count)
        .get(into.close(), at, count)
        .get(into.volume(), at, count);
  }

  static Candles decode(byte[] bytes, Timeframe timeframe) {
    Candles bars = Columns.of(timeframe, bars(bytes));
    decode(bytes, timeframe, bars, 0);
    return bars;
  }
}
