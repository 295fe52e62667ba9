package io.opentrade.research.drawing;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A drawing as bytes: a format number, the sizes, the columns one after the other, deflated.
public final class DrawingCodec {
  private static final int FORMAT = 2;

  /// One market, without its symbol.
  private static final int FIRST_FORMAT = 1;

  /// More than are ever drawn.
  private static final int MOST_SHEETS = 1_000;

  /// A damaged row is not to ask for all memory.
  private static final int MOST = 10_000_000;

  private DrawingCodec() {}

  /// The bytes to keep.
  public static byte[] encode(Drawing drawing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      out.writeInt(FORMAT);
      out.writeInt(drawing.sheets().size());
      for (Sheet sheet : drawing.sheets()) {
        out.writeUTF(sheet.symbol());
        write(out, sheet);
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
      int format = in.readInt();
      if (format != FORMAT && format != FIRST_FORMAT) {
        throw new IllegalArgumentException("a drawing of another version");
      }
      int count = format == FIRST_FORMAT ? 1 : in.readInt();
      if (count < 1 || count > MOST_SHEETS) {
        throw new IllegalArgumentException("a stored drawing is damaged");
      }
      List<Sheet> sheets = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sheets.add(sheet(format == FIRST_FORMAT ? "" : in.readUTF(), in));
      }
      return new Drawing(sheets, longs(in), doubles(in));
    } catch (IOException exception) {
      throw new IllegalArgumentException("a stored drawing is damaged", exception);
    }
  }

  private static void write(DataOutputStream out, Sheet sheet) throws IOException {
    Candles bars = sheet.bars();
    out.writeUTF(bars.timeframe().toString());
    out.writeInt(sheet.stretch());
    write(out, bars.time());
    for (double[] column :
        new double[][] {bars.open(), bars.high(), bars.low(), bars.close(), bars.volume()}) {
      write(out, column);
    }
    out.writeInt(sheet.plots().size());
    for (Map.Entry<String, double[]> plot : sheet.plots().entrySet()) {
      out.writeUTF(plot.getKey());
      write(out, plot.getValue());
    }
  }

  private static Sheet sheet(String symbol, DataInputStream in) throws IOException {
    Timeframe timeframe = Timeframe.of(in.readUTF());
    int stretch = in.readInt();
    long[] time = longs(in);
    double[][] columns = new double[5][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = doubles(in);
    }
    Candles bars =
        new Candles(timeframe, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    int plots = in.readInt();
    Map<String, double[]> drawn = new LinkedHashMap<>();
    for (int i = 0; i < plots; i++) {
      drawn.put(in.readUTF(), doubles(in));
    }
    return new Sheet(symbol, bars, stretch, drawn);
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
