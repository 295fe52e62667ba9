package io.opentrade.server.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.server.text.Messages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {
  private static final SettingType.Size SIZE = new SettingType.Size(1024, 8L << 30);
  private static final SettingType.Span SPAN =
      new SettingType.Span(Duration.ofMillis(100), Duration.ofHours(24));

  @ParameterizedTest
  @CsvSource({"1024,1k", "2k,2k", "1536k,1536k", "512M,512m", "1024m,1g", "8g,8g", "1025,1025"})
  void sizesAreWrittenShort(String given, String written) {
    assertEquals(written, SIZE.write(SIZE.parse("key", given)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5g", "12 m", "g", "1t", "9g", "1023", "999999999999g"})
  void otherSizesAreRefused(String given) {
    assertThrows(SettingRefused.class, () -> SIZE.parse("key", given));
  }

  @ParameterizedTest
  @CsvSource({"250ms,250ms", "1000ms,1s", "90s,90s", "120s,2m", "60m,1h", "24h,24h"})
  void spansAreWrittenShort(String given, String written) {
    assertEquals(written, SPAN.write(SPAN.parse("key", given)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "10 s", "-1s", "99ms", "25h", "1d", "1e3s"})
  void otherSpansAreRefused(String given) {
    assertThrows(SettingRefused.class, () -> SPAN.parse("key", given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.b",
        "https://",
        "http://user@host",
        "https://a b",
        "api.binance.com",
        "https://a?x=1",
        "http://[",
        "http:///path"
      })
  void otherAddressesAreRefused(String given) {
    assertThrows(SettingRefused.class, () -> new SettingType.Address(false).parse("key", given));
  }

  @Test
  void anAddressLosesTheSlashAtItsEnd() {
    var address = new SettingType.Address(false);
    assertEquals(
        "http://127.0.0.1:8080/v3", address.parse("key", "http://127.0.0.1:8080/v3/").toString());
  }

  @Test
  void addressesOfStreamsMayBeThoseOfWebSockets() {
    var streams = new SettingType.Address(true);
    for (String given : List.of("ws://127.0.0.1:33747", "wss://a.b:9443/ws", "https://a.b")) {
      assertEquals(given, streams.parse("key", given).toString());
    }
    var refused = assertThrows(SettingRefused.class, () -> streams.parse("key", "ftp://a.b"));
    assertEquals(
        "key: 'ftp://a.b' is not an address of streams; write for example"
            + " wss://stream.example.com",
        Messages.in("en").say(refused.phrase()));
    var rest = new SettingType.Address(false);
    assertThrows(SettingRefused.class, () -> rest.parse("key", "ws://127.0.0.1:33747"));
  }

  @Test
  void aRefusalSaysWhatIsAllowed() {
    var whole = new SettingType.Whole(1, 100);
    var refused = assertThrows(SettingRefused.class, () -> whole.parse("log.files", "101"));
    assertEquals(
        "log.files: 101 is out of range; it must be from 1 to 100",
        Messages.in("en").say(refused.phrase()));
    var choice = new SettingType.Choice(List.of("a", "b"));
    assertEquals("a", choice.parse("key", " A "));
  }
}
