package io.opentrade.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
  private static final String SECRET = "hunter2";
  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiKey=hunter2",
        "api_key: hunter2",
        "{\"secret\":\"hunter2\"}",
        "{\\\"secretKey\\\":\\\"hunter2\\\"}",
        "passphrase = 'hunter2'",
        "GET /order?symbol=BTC&signature=hunter2&x=1",
        "Authorization: Bearer hunter2",
        "authorization: Basic hunter2",
        "\"Authorization\": \"hunter2\"",
        "X-MBX-APIKEY: hunter2",
        "access_token=hunter2",
        "refreshToken: hunter2",
        "Cookie: hunter2",
        "https://user:hunter2@example.com/path",
        "client_secret=hunter2",
        "PASSWORD=hunter2",
        "mnemonic: hunter2"
      })
  void whatANameTellsOfIsRemoved(String text) {
    String clean = redactor.redact(text);
    assertFalse(clean.contains(SECRET), clean);
    assertTrue(clean.contains(Redactor.REMOVED), clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key 0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318 found",
        "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        "cm9vdDpoZWxsb1dvcmxkMTIzNDU2Nzg5MGFiY2RlZg==",
        "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc12345",
        "/ab+cdEF0123456789abcdEF0123456789abcdEF0123456789="
      })
  void whatLooksLikeAKeyIsRemoved(String text) {
    assertTrue(redactor.redact(text).contains(Redactor.REMOVED), redactor.redact(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTC/USDT@binance:5m has 20000 bars from 2024-01-01T00:00:00Z",
        "/home/anna/projects/OpenTrade2/strategies-examples/sma-cross-with-long-name.js",
        "profit 12345678901234567890123456789012345678901234567890",
        "io.opentrade.server.jobs.ResearchProcessWithALongNameIndeed.start",
        "design: good; assign = 3; tokens 5",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "a $1 and a \\ stay"
      })
  void ordinaryTextStays(String text) {
    assertEquals(text, redactor.redact(text));
  }

  @Test
  void namesOfFieldsTell() {
    assertTrue(redactor.isSecret("apiKey"));
    assertTrue(redactor.isSecret("binance.api-key"));
    assertTrue(redactor.isSecret("Authorization"));
    assertTrue(redactor.isSecret("telegram.token"));
    assertFalse(redactor.isSecret("key"));
    assertFalse(redactor.isSecret("event"));
  }

  @Test
  void aLongTextIsCleanedInTime() {
    String text = "secret ".repeat(20_000) + "a".repeat(200_000);
    long since = System.nanoTime();
    redactor.redact(text);
    long millis = (System.nanoTime() - since) / 1_000_000;
    assertTrue(millis < 3000, millis + " ms");
  }
}
