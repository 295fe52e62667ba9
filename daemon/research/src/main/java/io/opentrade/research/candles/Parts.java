package io.opentrade.research.candles;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Opens a source, unpacks it if its first bytes say that it is packed, and hands each text inside
/// to a reader. Names of entries are shown and nothing else: no path is ever made of one.
final class Parts {
  private static final int HEAD = 4096;

  private final RowReader rows;
  private final ImportLimits limits;
  private final Progress progress;

  Parts(RowReader rows, ImportLimits limits, Progress progress) {
    this.rows = rows;
    this.limits = limits;
    this.progress = progress;
  }

  void read(Source source) {
    Place place = new Place(source.label(), null, 0);
    try (InputStream opened = open(source)) {
      CountingStream counting = new CountingStream(opened);
      long total = source instanceof Source.OfFile(var path) ? Files.size(path) : 0;
      rows.source(() -> total == 0 ? 1 : (double) counting.count() / total);
      InputStream raw = buffered(new Reporting(counting, total, progress));
      CappedStream.Budget budget = new CappedStream.Budget(limits, counting::count, place);
      byte[] head = head(raw);
      if (starts(head, 0x1f, 0x8b)) {
        text(new CappedStream(new GZIPInputStream(raw, 1 << 16), budget), place);
      } else if (starts(head, 'P', 'K', 3, 4)) {
        entries(new ZipInputStream(raw), budget, place);
      } else if (starts(head, 'P', 'K', 5, 6)) {
        throw CandleFailure.bad(place, "an empty archive", "candles");
      } else {
        text(raw, place);
      }
    } catch (NoSuchFileException e) {
      throw new CandleFailure(
          CandleFailure.Kind.NOT_FOUND, null, "There is no file " + e.getFile() + ".", null);
    } catch (AccessDeniedException e) {
      throw new CandleFailure(
          CandleFailure.Kind.IO, null, "The file " + e.getFile() + " may not be read.", null);
    } catch (EOFException e) {
      throw CandleFailure.bad(
          place, "the end in the middle of packed data (cut off?)", "a whole file");
    } catch (ZipException e) {
      throw CandleFailure.bad(
          place, "damaged packed data (" + e.getMessage() + ")", "a whole file");
    } catch (IOException e) {
      throw new CandleFailure(
          CandleFailure.Kind.IO, place, "cannot be read: " + e.getMessage(), null);
    }
  }

  private static InputStream open(Source source) throws IOException {
    return switch (source) {
      case Source.OfFile(var path) -> {
        if (Files.isDirectory(path)) {
          throw CandleFailure.usage(
              null, path + " is a folder, not a file", "Name the files in it.");
        }
        yield Files.newInputStream(path);
      }
      case Source.OfStream(_, var stream) -> stream;
    };
  }

  private void entries(ZipInputStream zip, CappedStream.Budget budget, Place place)
      throws IOException {
    int count = 0;
    boolean any = false;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++count > limits.entries()) {
        throw CandleFailure.limit(place, "has more than " + limits.entries() + " entries; refused");
      }
      String name = entry.getName().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
      CappedStream content = new CappedStream(zip, budget);
      if (name.equals("[Content_Types].xml")) {
        throw CandleFailure.bad(
            place, "an Excel workbook", "CSV: save the sheet as such from the spreadsheet");
      }
      if (!entry.isDirectory() && isTable(name)) {
        any = true;
        text(buffered(content), new Place(place.file(), name, 0));
      }
      // What nobody reads is unpacked all the same, by the step to the next entry: count it too.
      content.transferTo(OutputStream.nullOutputStream());
    }
    if (!any) {
      throw CandleFailure.bad(place, "an archive without a .csv, .txt or .json", "candles");
    }
  }

  /// Checksums, notes and what macOS adds are no candles.
  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    boolean hidden = last.startsWith(".") || lower.startsWith("__macosx/");
    boolean checksum =
        last.endsWith(".checksum") || last.endsWith(".sha256") || last.endsWith(".md");
    return !hidden && !checksum && !last.startsWith("readme") && !last.startsWith("license");
  }

  private void text(InputStream unpacked, Place place) throws IOException {
    InputStream stream = buffered(unpacked);
    byte[] head = head(stream);
    if (head.length == 0) {
      throw CandleFailure.bad(place, "an empty file", "candles");
    }
    if (starts(head, 'P', 'K', 3, 4) || starts(head, 0x1f, 0x8b)) {
      throw CandleFailure.limit(place, "is an archive inside an archive; refused");
    }
    if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
      stream = buffered(new Utf16Stream(stream));
      head = head(stream);
    }
    refuseBinary(head, place);
    String start = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (start.startsWith("[") || start.startsWith("{")) {
      new JsonReader(rows).read(stream, place);
    } else {
      new CsvReader(rows).read(stream, place);
    }
  }

  private static void refuseBinary(byte[] head, Place place) {
    String packing = Packing.of(head);
    if (packing != null) {
      throw CandleFailure.bad(place, packing, "CSV or JSON, plain or in .gz or .zip");
    }
    for (byte character : head) {
      if (character >= 0 && character < 9) {
        throw CandleFailure.bad(place, "a binary file", "CSV or JSON, plain or in .gz or .zip");
      }
    }
  }

  private static InputStream buffered(InputStream stream) {
    return stream instanceof BufferedInputStream
        ? stream
        : new BufferedInputStream(stream, 1 << 16);
  }

  private static byte[] head(InputStream stream) throws IOException {
    stream.mark(HEAD);
    byte[] head = stream.readNBytes(HEAD);
    stream.reset();
    return head;
  }

  private static boolean starts(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
