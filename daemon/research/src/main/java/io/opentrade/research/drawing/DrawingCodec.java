package io.opentrade.research.drawing;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A drawing as bytes: a format number, the sizes, the columns one after the other, deflated.
public final class DrawingCodec {
  private static final int FORMAT = 1;

  /// A damaged row is not to ask for all memory.
  private static final int MOST = 10_000_000;

  private DrawingCodec() {}

  /// The bytes to keep.
  public static byte[] encode(Drawing drawing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      Candles bars = drawing.bars();
      out.writeInt(FORMAT);
      out.writeUTF(bars.timeframe().toString());
      out.writeInt(drawing.stretch());
      write(out, bars.time());
      for (double[] column :
          new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()}) {
        write(out, column);
      }
      out.writeInt(drawing.plots().size());
      for (Map.Entry<String, double[]> plot : drawing.plots().entrySet()) {
        out.writeUTF(plot.getKey());
        write(out, plot.getValue());
      }
      write(out, drawing.day());
      write(out, drawing.dayEquity());
    } catch (IOException exception) {
      throw new UncheckedIOException(exception); // memory does not fail
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  /// Reads what [#encode] wrote.
  ///
  /// @throws IllegalArgumentException where the bytes are damaged
  public static Drawing decode(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      if (in.readInt() != FORMAT) {
        throw new IllegalArgumentException("a drawing of another version");
      }
      Timeframe timeframe = Timeframe.of(in.readUTF());
      int stretch = in.readInt();
      Candles bars =
          new Candles(
              timeframe,
              longs(in),
              doubles(in),
              doubles(in),
              doubles(in),
              doubles(in),
              doubles(in));
      int plots = in.readInt();
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (int i = 0; i < plots; i++) {
        columns.put(in.readUTF(), doubles(in));
      }
      return new Drawing(bars, stretch, columns, longs(in), doubles(in));
    } catch (IOException exception) {
      throw new IllegalArgumentException("a stored drawing is damaged", exception);
    }
  }

  private static void write(DataOutputStream out, long[] column) throws IOException {
    out.writeInt(column.length);
    for (long value : column) {
      out.writeLong(value);
    }
  }

  private static void write(DataOutputStream out, double[] column) throws IOException {
    out.writeInt(column.length);
    for (double value : column) {
      out.writeDouble(value);
    }
  }

  private static long[] longs(DataInputStream in) throws IOException {
    long[] column = new long[size(in)];
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readLong();
    }
    return column;
  }

  private static double[] doubles(DataInputStream in) throws IOException {
    double[] column = new double[size(in)];
    for (int i = 0; i < column.length; i++) {
      column[i] = in.readDouble();
    }
    return column;
  }

  private static int size(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > MOST) {
      throw new IllegalArgumentException("a stored drawing is damaged");
    }
    return size;
  }
}
