package io.opentrade.server.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class StretchingTest {
  private static final byte[] SALT = "somesalt".getBytes(StandardCharsets.UTF_8);

  /// Values that the reference implementation of Argon2 tests itself with (Argon2id, version 19).
  @Test
  void equalsTheReference() {
    assertEquals(
        "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        hex(new Stretching(256, 2, 1)));
    assertEquals(
        "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        hex(new Stretching(256, 2, 2)));
    assertEquals(
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        hex(new Stretching(65_536, 2, 1)));
  }

  private static String hex(Stretching stretching) {
    return HexFormat.of().formatHex(stretching.key(Secret.of("password"), SALT));
  }

  /// A vault from elsewhere must not be able to ask for all memory.
  @Test
  void costsHaveBounds() {
    assertThrows(IllegalArgumentException.class, () -> new Stretching(1 << 20, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Stretching(1 << 10, 1_000, 1));
    assertThrows(IllegalArgumentException.class, () -> new Stretching(1 << 10, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Stretching(7, 1, 1));
  }
}
