package io.opentrade.server.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningTest {
  private static final Path DATA = Path.of(System.getProperty("opentrade.data", "../shared/data"));

  @Test
  void publishedVectorsAreMet() throws IOException {
    Path file = DATA.resolve("exchange/signing_vectors.json");
    assumeTrue(Files.exists(file), "no recorded data at " + file);
    int seen = 0;
    for (JsonNode vector : new ObjectMapper().readTree(file.toFile()).path("vectors")) {
      Signature signature =
          new ApiKey("k", vector.path("secret").asText(), null)
              .sign(vector.path("message").asText());
      String written =
          vector.path("encoding").asText().equals("hex") ? signature.hex() : signature.base64();
      assertEquals(vector.path("expected").asText(), written, vector.path("exchange").asText());
      seen++;
    }
    assertEquals(5, seen);
  }

  /// The example of Binance's documentation of signed endpoints.
  @Test
  void binancesDocumentedExample() {
    ApiKey key =
        new ApiKey(
            "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
            "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j",
            null);
    assertEquals(
        "c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71",
        key.sign(
                "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1"
                    + "&recvWindow=5000&timestamp=1499827319559")
            .hex());
  }

  @Test
  void nothingOfAKeyIsShown() {
    ApiKey key = new ApiKey("publicHalf", Bench.CANARY, "phrase77");
    try (Loopback exchange = new Loopback()) {
      for (Object shown : List.of(key, Bench.access(exchange))) {
        assertFalse(shown.toString().contains(Bench.CANARY), shown.toString());
        assertFalse(shown.toString().contains("publicHalf"), shown.toString());
      }
    }
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new ApiKey("k", Bench.CANARY + "\n", null))
            .toString();
    assertFalse(message.contains(Bench.CANARY), message);
  }
}
