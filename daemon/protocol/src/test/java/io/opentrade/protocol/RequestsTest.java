package io.opentrade.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {
  @Test
  void everyRequestRecordHasAMethod() {
    assertEquals(
        records(Request.class).collect(Collectors.toSet()),
        Requests.methods().stream().map(Requests.Method::request).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(RequestsTest::records);
  }

  @Test
  void secretsArePrintedAsDots() {
    SecretText secret = new SecretText("CANARY");
    assertEquals("VaultCreate[passphrase=•••]", new VaultCreate(secret).toString());
    assertEquals("\"CANARY\"", Requests.toJson(secret).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "data.list; {\"filtre\":\"x\"}; unknown parameter 'filtre'",
        "data.show; {}; 'series' is missing",
        "data.show; {\"series\":\"A@b:5m\",\"limit\":\"ten\"}; 'limit' is not of its type",
        "data.show; {\"series\":\"A@b:5m\",\"limit\":-1}; 'limit' cannot be negative",
        "fill.list; {\"account\":\"demo\",\"limit\":-1}; 'limit' cannot be negative",
        "daemon.logs; {\"level\":\"loud\"}; 'level' is one of debug, info, warn, error",
        "data.show; {\"series\":\"A@b:5m\",\"from\":1700000000}; 'from' is not of its type",
        "data.show; []; must be an object",
        "data.shwo; {}; there is no method 'data.shwo'",
        "backtest.run; {}; 'strategy' is missing",
        "backtest.run; {\"strategy\":{\"path\":\"a.js\",\"name\":\"a.js\"},\"demo\":true};"
            + " 'path' must be absolute",
        "backtest.run; {\"strategy\":{\"path\":\"/a.js\",\"name\":\"a.js\"}};"
            + " name either 'data' or 'demo'",
        "backtest.run; {\"strategy\":{\"path\":\"/a.js\",\"name\":\"a.js\"},\"demo\":true,"
            + "\"cash\":\"1e999999999\"}; at most 60 digits",
      })
  void refusesWhatDoesNotFitInWords(String method, String parameters, String message) {
    RequestFailed failed =
        assertThrows(RequestFailed.class, () -> Requests.parse(method, json(parameters)));
    assertEquals(FailureKind.USAGE, failed.failure().kind());
    assertTrue(failed.failure().message().contains(message), failed.failure().message());
  }

  @Test
  void omittedParametersAreTheirDefaults() {
    assertEquals(new DataList(null), Requests.parse("data.list", null));
    assertEquals(new BacktestList(20), Requests.parse("backtest.list", json("{}")));
    assertEquals(
        1000, ((BacktestList) Requests.parse("backtest.list", json("{\"limit\":99999}"))).limit());
  }

  @Test
  void aReplyIsReadOutOfAWholeAnswer() {
    var request = new DataList(null);
    String answer = "{\"jsonrpc\":\"2.0\",\"id\":[1,{}],\"result\":{\"series\":[]}}";
    assertEquals(new DataList.Reply(List.of()), Requests.reply(request, answer.getBytes(UTF_8)));
    for (String wrong :
        List.of("{\"id\":1}", "[]", "", "{\"result\":{\"serie\":[]}}", "{\"result\":{")) {
      assertThrows(
          RequestFailed.class, () -> Requests.reply(request, wrong.getBytes(UTF_8)), wrong);
    }
  }

  @Test
  void aReplyOfAnotherVersionIsAFailureNotACrash() {
    RequestFailed failed =
        assertThrows(
            RequestFailed.class, () -> Requests.reply(new DataList(null), json("{\"serie\":[]}")));
    assertEquals(FailureKind.FAILED, failed.failure().kind());
  }

  @Test
  void aStrangeErrorIsStillAFailure() {
    assertEquals(FailureKind.FAILED, Requests.fromError(json("{\"code\":-1}")).kind());
    Failure later =
        Requests.fromError(
            json(
                "{\"message\":\"m\",\"data\":{\"kind\":\"invented\",\"details\":{\"a\":[1,2.5]}}}"));
    assertEquals(FailureKind.FAILED, later.kind());
    assertEquals("m", later.message());
    assertEquals(java.util.List.of(1L, 2.5), later.details().get("a"));
  }

  @Test
  void exitCodesAreThoseOfTheContract() {
    String codes =
        Arrays.stream(FailureKind.values())
            .map(kind -> kind.word() + " " + kind.exitCode())
            .collect(Collectors.joining(", "));
    assertEquals(
        "failed 1, usage 2, notFound 3, notAllowed 4, unreachable 5, timeout 6, refused 7,"
            + " exchange 8, badData 9, unknownOutcome 10, interrupted 130",
        codes);
  }

  @Test
  void undefinedIsNullNeverNotANumber() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new BacktestEquity.Point(java.time.Instant.EPOCH, Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Failure(
                FailureKind.FAILED, "m", null, java.util.Map.of("x", Double.POSITIVE_INFINITY)));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException exception) {
      throw new IllegalArgumentException(exception);
    }
  }
}
