package io.opentrade.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Long texts as gzip: of several members, one after the other, so that all cores pack at once.
final class PackedText {
  private static final int MEMBER = 1 << 20;

  private PackedText() {}

  static byte[] of(String text) {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    int members = Math.max(1, Math.ceilDiv(plain.length, MEMBER));
    List<byte[]> packed =
        IntStream.range(0, members).parallel().mapToObj(number -> member(plain, number)).toList();
    ByteArrayOutputStream all =
        new ByteArrayOutputStream(packed.stream().mapToInt(each -> each.length).sum());
    packed.forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] member(byte[] plain, int number) {
    int from = number * MEMBER;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(MEMBER / 4);
    try (GZIPOutputStream gzip = new Fast(bytes)) {
      gzip.write(plain, from, Math.min(MEMBER, plain.length - from));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /// Fast rather than small: a person waits for a run to be kept.
  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream bytes) throws IOException {
      super(bytes, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /// @throws StoreFailure where it is damaged
  static String read(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreFailure(StoreFailure.Kind.CORRUPT, "The document of a run is damaged.", e);
    }
  }
}
