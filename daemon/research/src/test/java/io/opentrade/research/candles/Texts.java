package io.opentrade.research.candles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small files for tests.
final class Texts {
  static final long START = 1_700_000_040_000L;

  private Texts() {}

  static Source source(String label, byte[] bytes) {
    return new Source.OfStream(label, new ByteArrayInputStream(bytes));
  }

  static Source source(String label, String text) {
    return source(label, text.getBytes(StandardCharsets.UTF_8));
  }

  static Imported read(String text, ImportOptions options) {
    return read(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Imported read(byte[] bytes, ImportOptions options) {
    return CandleFiles.read(List.of(source("test.csv", bytes)), options, Progress.NONE);
  }

  /// A header and that many good one-minute bars.
  static String bars(int count) {
    StringBuilder text = new StringBuilder("time,open,high,low,close,volume\n");
    for (int i = 0; i < count; i++) {
      text.append(START + i * 60_000L).append(",10.5,12,9,11,1").append('\n');
    }
    return text.toString();
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// An archive of pairs: name, content.
  static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        Object content = namesAndContents[i + 1];
        zip.write(
            content instanceof byte[] raw
                ? raw
                : ((String) content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
