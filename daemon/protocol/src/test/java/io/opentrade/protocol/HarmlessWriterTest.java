package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HarmlessWriterTest {
  private static String written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Writer target = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      Requests.write(value, target);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatATerminalObeysIsEscapedAndTheRestIsLeft() throws IOException {
    String text = "a\u007fb\u009bc\u202ed\u2028e é 世 \uD83D\uDCC8";
    String expected = "\"a\\u007fb\\u009bc\\u202ed\\u2028e é 世 \uD83D\uDCC8\"";
    assertEquals(expected, Requests.print(text));
    assertEquals(expected, written(text));
  }

  /// The printer hands its text over in pieces, and a character may be at the edge of any of them.
  @ParameterizedTest
  @ValueSource(ints = {1, 1_996, 1_997, 1_998, 1_999, 3_996, 3_997, 3_998, 3_999, 4_000, 9_000})
  void nothingIsLostAtTheEdgesOfPieces(int before) throws IOException {
    String text = "x".repeat(before) + "\uD83D\uDCC8\u007f\u202e" + "y".repeat(5_000) + "\u009b";
    String json = written(text);
    assertEquals(Requests.print(text), json);
    assertEquals(text, new ObjectMapper().readValue(json, String.class));
    assertTrue(json.contains("\\u007f\\u202e"));
    assertFalse(json.contains("\u202e"));
  }
}
