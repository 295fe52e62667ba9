package io.opentrade.research.bench;

import io.opentrade.engine.column.Candles;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Candles in files, written and read by hand: a table of text and a file of columns, both read
/// through a mapping. It knows nothing but these two forms.
final class HandFiles {
  private static final double[] POWERS = {1, 10, 100, 1_000, 10_000};

  private HandFiles() {}

  static void writeText(Candles candles, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("time,open,high,low,close,volume\n");
      for (int bar = 0; bar < candles.size(); bar++) {
        out.append(Long.toString(candles.time()[bar])).append(',');
        out.append(Double.toString(candles.open()[bar])).append(',');
        out.append(Double.toString(candles.high()[bar])).append(',');
        out.append(Double.toString(candles.low()[bar])).append(',');
        out.append(Double.toString(candles.close()[bar])).append(',');
        out.append(Double.toString(candles.volume()[bar])).append('\n');
      }
    }
  }

  static Candles readText(Path file, Candles like) throws IOException {
    MappedByteBuffer text = map(file);
    Candles candles = empty(like);
    List<double[]> columns = columns(candles);
    while (text.get() != '\n') {
      // the header
    }
    for (int bar = 0; bar < candles.size(); bar++) {
      candles.time()[bar] = (long) number(text);
      for (double[] column : columns) {
        column[bar] = number(text);
      }
    }
    return candles;
  }

  /// The next field, with the character behind it.
  private static double number(MappedByteBuffer text) {
    long digits = 0;
    int decimals = -1;
    for (byte next = text.get(); next != ',' && next != '\n'; next = text.get()) {
      if (next == '.') {
        decimals = 0;
      } else {
        digits = 10 * digits + next - '0';
        decimals += decimals < 0 ? 0 : 1;
      }
    }
    return decimals <= 0 ? digits : digits / POWERS[decimals];
  }

  static void writeColumns(Candles candles, Path file) throws IOException {
    int size = candles.size();
    ByteBuffer bytes = ByteBuffer.allocate(48 * size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(candles.time());
    int at = 8 * size;
    for (double[] column : columns(candles)) {
      bytes.position(at).asDoubleBuffer().put(column);
      at += 8 * size;
    }
    Files.write(file, bytes.array());
  }

  static Candles readColumns(Path file, Candles like) throws IOException {
    MappedByteBuffer bytes = map(file);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    Candles candles = empty(like);
    bytes.asLongBuffer().get(candles.time());
    int at = 8 * candles.size();
    for (double[] column : columns(candles)) {
      bytes.position(at).asDoubleBuffer().get(column);
      at += 8 * candles.size();
    }
    return candles;
  }

  private static MappedByteBuffer map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  private static List<double[]> columns(Candles candles) {
    return List.of(
        candles.open(), candles.high(), candles.low(), candles.close(), candles.volume());
  }

  private static Candles empty(Candles like) {
    int size = like.size();
    return new Candles(
        like.timeframe(),
        new long[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new double[size]);
  }
}
