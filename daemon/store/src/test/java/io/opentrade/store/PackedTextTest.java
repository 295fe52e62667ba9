package io.opentrade.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 3_500_000})
  void comesBackWhateverItsLength(int length) {
    String text = text(length);
    byte[] packed = packed(text);
    assertEquals(text, PackedText.read(packed));
    assertTrue(packed.length < 100 + length / 2);
  }

  @Test
  void aMemberMayEndInTheMiddleOfACharacter() {
    String text = "€".repeat(1 << 20);
    assertEquals(text, PackedText.read(packed(text)));
  }

  @Test
  void whatWasPackedAsOneMemberIsRead() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("an old run".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals("an old run", PackedText.read(bytes.toByteArray()));
  }

  @Test
  void damageIsToldAsSuch() {
    byte[] packed = packed(text(3_000_000));
    byte[] cut = Arrays.copyOf(packed, packed.length - 20);
    packed[packed.length / 2] ^= 1;
    assertThrows(StoreFailure.class, () -> PackedText.read(packed));
    assertThrows(StoreFailure.class, () -> PackedText.read(cut));
  }

  /// Written in pieces of odd lengths, as a printer does.
  private static byte[] packed(String text) {
    return PackedText.of(
        target -> {
          for (int at = 0; at < text.length(); at += 4_001) {
            target.write(text, at, Math.min(4_001, text.length() - at));
          }
        });
  }

  private static String text(int length) {
    return "{\"trade\":12345.678,\"reason\":\"signal\"},"
        .repeat(length / 38 + 1)
        .substring(0, length);
  }
}
