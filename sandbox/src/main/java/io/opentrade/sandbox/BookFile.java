package io.opentrade.sandbox;

import io.opentrade.engine.sim.RecordedBook;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// A recorded book in bytes: the two scales and the number of rows, then column by column, since
/// neighbours in a column are alike.
public final class BookFile {
  /// Bytes of a row.
  public static final int ROW = 3 * Long.BYTES + 1;

  private BookFile() {}

  public static void write(DataOutputStream out, RecordedBook book) throws IOException {
    out.writeInt(book.priceScale());
    out.writeInt(book.sizeScale());
    out.writeInt(book.rows());
    for (long time : book.time()) {
      out.writeLong(time);
    }
    out.write(book.kind());
    for (long price : book.price()) {
      out.writeLong(price);
    }
    for (long size : book.size()) {
      out.writeLong(size);
    }
  }

  /// @param most rows that are believed
  /// @throws IOException where it is none
  public static RecordedBook read(DataInputStream in, long most) throws IOException {
    int priceScale = in.readInt();
    int sizeScale = in.readInt();
    int rows = in.readInt();
    if (rows < 0 || rows > most) {
      throw new IOException("not a recorded book");
    }
    long[] time = longs(in, rows);
    byte[] kind = new byte[rows];
    in.readFully(kind);
    try {
      return new RecordedBook(priceScale, sizeScale, time, kind, longs(in, rows), longs(in, rows));
    } catch (IllegalArgumentException exception) {
      throw new IOException("not a recorded book", exception);
    }
  }

  private static long[] longs(DataInputStream in, int rows) throws IOException {
    long[] column = new long[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = in.readLong();
    }
    return column;
  }
}
