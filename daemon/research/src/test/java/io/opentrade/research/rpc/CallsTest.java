package io.opentrade.research.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CallsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<JsonNode> settings = new ArrayList<>();

  /// Answers deletions by the name of the series.
  private static Object answer(Request<?> request, Progress progress) throws InterruptedException {
    String word = ((DataDelete) request).series();
    switch (word) {
      case "refuse" -> throw new RequestFailed(FailureKind.NOT_FOUND, "not there", "look");
      case "break" -> throw new IllegalStateException("broken");
      case "wait" -> Thread.sleep(60_000);
      case "report" -> progress.at(new Progress.Step(1, 2, "bars", null));
      default -> {}
    }
    return new DataDelete.Reply(word, 3);
  }

  @Test
  void answersCarryTheIdOfTheirRequest() throws Exception {
    JsonNode answer = ask(request(7, "fine")).getFirst();
    assertEquals(7, answer.get("id").asInt());
    assertEquals(3, answer.at("/result/deleted").asInt());
  }

  @Test
  void aRefusalIsToldAsItIs() throws Exception {
    JsonNode error = ask(request(1, "refuse")).getFirst().get("error");
    assertEquals("not there", error.get("message").asText());
    assertEquals("notFound", error.at("/data/kind").asText());
    assertEquals("look", error.at("/data/hint").asText());
  }

  @Test
  void aFaultOfOursEndsTheRequestAndNotTheProcess() throws Exception {
    List<JsonNode> answers = ask(request(1, "break") + request(2, "fine"));
    assertEquals(2, answers.size());
    assertTrue(answers.stream().anyMatch(answer -> answer.has("result")));
  }

  @Test
  void progressComesBeforeTheAnswer() throws Exception {
    List<JsonNode> lines = ask(request(5, "report"));
    assertEquals("progress", lines.getFirst().get("method").asText());
    assertEquals(5, lines.getFirst().at("/params/id").asInt());
    assertTrue(lines.getLast().has("result"));
  }

  @Test
  void anUnknownMethodIsRefused() throws Exception {
    JsonNode error = ask("{\"id\":1,\"method\":\"no.such\"}\n").getFirst().get("error");
    assertEquals("usage", error.at("/data/kind").asText());
  }

  @Test
  void settingsAreHandedOver() throws Exception {
    ask("{\"method\":\"settings\",\"params\":{\"strategyHeapBytes\":1}}\n");
    assertEquals(1, settings.getFirst().get("strategyHeapBytes").asInt());
  }

  @Test
  void aLineThatIsNoJsonEndsTheLine() {
    assertThrows(IOException.class, () -> ask("nonsense\n"));
  }

  @Test
  void cancelInterruptsTheRequest() throws Exception {
    PipedOutputStream daemon = new PipedOutputStream();
    CountDownLatch started = new CountDownLatch(1);
    Desk desk =
        (request, progress) -> {
          started.countDown();
          return answer(request, progress);
        };
    Calls calls = new Calls(new PipedInputStream(daemon), out, desk, settings::add);
    Thread serving = Thread.ofPlatform().start(() -> serve(calls));
    daemon.write(request(9, "wait").getBytes(StandardCharsets.UTF_8));
    daemon.flush();
    started.await();
    daemon.write(
        "{\"method\":\"cancel\",\"params\":{\"id\":9}}\n".getBytes(StandardCharsets.UTF_8));
    daemon.close();
    serving.join(10_000);
    assertEquals("interrupted", lines().getFirst().at("/error/data/kind").asText());
  }

  private static void serve(Calls calls) {
    try {
      calls.serveAll();
    } catch (IOException exception) {
      throw new IllegalStateException(exception);
    }
  }

  private static String request(int id, String word) {
    return "{\"id\":%d,\"method\":\"data.delete\",\"params\":{\"series\":\"%s\"}}%n"
        .formatted(id, word);
  }

  private List<JsonNode> ask(String text) throws IOException {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    new Calls(in, out, CallsTest::answer, settings::add).serveAll();
    return lines();
  }

  private List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }
}
