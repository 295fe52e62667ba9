package io.opentrade.protocol.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
  private static Message parse(byte[] line) throws MalformedFrame {
    return Message.parse(line, 0, line.length);
  }

  private static Message parse(String line) throws MalformedFrame {
    return parse(line.getBytes(UTF_8));
  }

  @Test
  void writesTheLineOfTheContract() {
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\",\"params\":"
            + "{\"protocol\":1,\"client\":\"0.1.0\",\"build\":\"ab\"}}\n",
        new String(Frames.call(1, new Hello(1, "0.1.0", "ab")), UTF_8));
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":\"s1\",\"result\":{\"handle\":3}}\n",
        new String(Frames.answer("s1", new FileHandle(3)), UTF_8));
  }

  @Test
  void aCommandComesBackAsItWasSent() throws MalformedFrame {
    CommandRun sent =
        new CommandRun(
            List.of("backtest", "größe \"x\".js", "a\\b\n\u0001\uD83D\uDE00"),
            "/home/me",
            new Terminal(120, 40, true, true, false, true),
            Map.of("LANG", "de_DE.UTF-8"));
    Message.Call call = assertInstanceOf(Message.Call.class, parse(Frames.call(2, sent)));
    assertEquals(2L, call.id());
    assertEquals("command.run", call.method());
    assertEquals(sent, CommandRun.of(call.params()));
  }

  @Test
  void dataSurvivesItsEncoding() throws MalformedFrame {
    byte[] data = new byte[256];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    Message.Notice notice =
        assertInstanceOf(Message.Notice.class, parse(Frames.notice(new Stdin(data, true))));
    Stdin stdin = Stdin.of(notice.params());
    assertArrayEquals(data, stdin.data());
    assertTrue(stdin.end());
  }

  @Test
  void readsWhatOtherWritersWrite() throws MalformedFrame {
    Message.Refusal refusal =
        assertInstanceOf(
            Message.Refusal.class,
            parse(
                " { \"error\" : {\"code\": -32000, \"message\":\"\\u00e9\\ud83d\\ude00\\/\","
                    + " \"data\":{\"kind\":\"notFound\",\"x\":1.5e3,\"y\":[null,true]}},"
                    + " \"id\":null, \"jsonrpc\":\"2.0\" }\r"));
    assertEquals(-32000, refusal.code());
    assertEquals("é\uD83D\uDE00/", refusal.message());
    assertEquals(Map.of("kind", "notFound", "x", 1500.0, "y", List.of(true)), refusal.data());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"1.0\",\"method\":\"x\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"x\"} x",
        "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"id\":{}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"x",
        "{\"jsonrpc\":\"2.0\",\"method\":\"\\x\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"\\u12\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":nul}",
        "{\"jsonrpc\":\"2.0\",\"id\":-,\"method\":\"x\"}",
        "{\"jsonrpc\":\"2.0\" \"method\":\"x\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"a\":1,\"a\":2}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"method\":\"y\"}",
      })
  void refusesWhatIsNoMessage(String line) {
    assertThrows(MalformedFrame.class, () -> parse(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"demo\"]", "\"demo\"", "7", "true"})
  void refusesParametersWithoutNamesAndKnowsWhoWaits(String params) {
    String line = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"x\",\"params\":" + params + "}";
    MalformedFrame wrong = assertThrows(MalformedFrame.class, () -> parse(line));
    assertEquals(7L, wrong.call());
  }

  @Test
  void aRefusalOfWhatCouldNotBeReadHasAnEmptyId() {
    String line = new String(Frames.refusal(null, Frames.PARSE_ERROR, "no"), UTF_8);
    assertTrue(line.startsWith("{\"jsonrpc\":\"2.0\",\"id\":null,"), line);
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() {
    String deep = "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":" + "[".repeat(100_000);
    assertThrows(MalformedFrame.class, () -> parse(deep));
  }

  @Test
  void saysWhichMemberIsWrong() {
    MalformedFrame wrong =
        assertThrows(MalformedFrame.class, () -> Resize.of(Map.of("columns", 80L, "rows", 0L)));
    assertEquals("\"rows\" must be from 1 to 100000", wrong.getMessage());
    assertThrows(MalformedFrame.class, () -> Output.of(Map.of("stream", 3L, "text", "")));
    assertThrows(MalformedFrame.class, () -> Stdin.of(Map.of("data", "not base64!", "end", false)));
  }
}
