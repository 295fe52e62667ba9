package io.opentrade.research.candles;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/// One text that may be packed: as it is, gzipped, or the first file of a zip.
final class Unpacked {
  private Unpacked() {}

  /// What is made of the text of a file.
  interface Reading<R> {
    R of(InputStream text, Place place) throws IOException;
  }

  /// Reads a file.
  ///
  /// @throws CandleFailure where it is not there or cannot be read
  static <R> R read(Path path, Reading<R> reading) {
    Place place = new Place(String.valueOf(path.getFileName()), null, 0);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      return reading.of(of(raw, place), place);
    } catch (NoSuchFileException exception) {
      throw new CandleFailure(
          CandleFailure.Kind.NOT_FOUND,
          null,
          "There is no file " + exception.getFile() + ".",
          null);
    } catch (IOException exception) {
      throw new CandleFailure(
          CandleFailure.Kind.IO, place, "cannot be read: " + exception.getMessage(), null);
    }
  }

  /// @param raw at its beginning, and able to go back there
  static InputStream of(InputStream raw, Place place) throws IOException {
    raw.mark(2);
    int first = raw.read();
    int second = raw.read();
    raw.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(raw, 1 << 16);
    }
    if (first != 'P' || second != 'K') {
      return raw;
    }
    ZipInputStream zip = new ZipInputStream(raw);
    if (zip.getNextEntry() == null) {
      throw CandleFailure.bad(place, "an empty archive", "a file in it");
    }
    return zip;
  }
}
