package io.opentrade.sandbox;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Candles as a file for a worker: a header of three longs (a mark, the timeframe in milliseconds,
/// the number of bars), then the columns one behind the other, all in the machine's byte order.
public final class CandleFile {
  private static final long MARK = 0x4f54_4341_4e44_4c31L;
  private static final int HEADER = 3 * Long.BYTES;
  private static final int COLUMNS = 6;
  private static final int BUFFER = 1 << 16;

  private CandleFile() {}

  /// Writes a new file.
  public static void write(Path file, Candles candles) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
      buffer.putLong(MARK).putLong(candles.timeframe().millis()).putLong(candles.size());
      for (long time : candles.time()) {
        drainIfFull(channel, buffer);
        buffer.putLong(time);
      }
      for (double[] column : columns(candles)) {
        for (double value : column) {
          drainIfFull(channel, buffer);
          buffer.putDouble(value);
        }
      }
      drain(channel, buffer);
    }
  }

  private static List<double[]> columns(Candles candles) {
    return List.of(
        candles.open(), candles.high(), candles.low(), candles.close(), candles.volume());
  }

  private static void drainIfFull(FileChannel channel, ByteBuffer buffer) throws IOException {
    if (buffer.remaining() < Long.BYTES) {
      drain(channel, buffer);
    }
  }

  private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /// Reads a file that {@link #write} made on this machine.
  ///
  /// @throws IOException where it is none
  public static Candles read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER) {
        throw new IOException("not a candle file");
      }
      ByteBuffer mapped =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.nativeOrder());
      long mark = mapped.getLong();
      Timeframe timeframe = new Timeframe(mapped.getLong());
      long bars = mapped.getLong();
      if (mark != MARK || channel.size() != HEADER + bars * COLUMNS * Long.BYTES) {
        throw new IOException("not a candle file");
      }
      int size = Math.toIntExact(bars);
      long[] time = new long[size];
      mapped.asLongBuffer().get(time);
      mapped.position(mapped.position() + size * Long.BYTES);
      return new Candles(
          timeframe,
          time,
          column(mapped, size),
          column(mapped, size),
          column(mapped, size),
          column(mapped, size),
          column(mapped, size));
    }
  }

  private static double[] column(ByteBuffer mapped, int size) {
    double[] column = new double[size];
    mapped.asDoubleBuffer().get(column);
    mapped.position(mapped.position() + size * Double.BYTES);
    return column;
  }
}
