package io.opentrade.server.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.commands.OutputFile;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
  private static final Gateway NO_GATEWAY =
      new Gateway() {
        @Override
        public <R> R call(Request<R> request, Progress progress) {
          throw new UnsupportedOperationException();
        }
      };

  private final Path folder;

  CommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private TestDoor door(TestDoor.Script script) throws Exception {
    return new TestDoor(folder, NO_GATEWAY, script);
  }

  private static String result(Object id, String members) {
    return "{'jsonrpc':'2.0','id':'" + id + "','result':{" + members + "}}";
  }

  private static void signal(Peer peer) throws Exception {
    peer.say("{'jsonrpc':'2.0','method':'signal','params':{'name':'INT'}}");
  }

  private static int exit(JsonNode answer) {
    return answer.path("result").path("exit").asInt(-1);
  }

  @Test
  void outputComesBeforeTheExitCode() throws Exception {
    TestDoor.Script script =
        (_, terminal, _) -> {
          terminal.out("one\n");
          terminal.err("two\n");
          return 3;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "talk");
      JsonNode first = peer.hear().path("params");
      assertEquals(1, first.path("stream").asInt());
      assertEquals("one\n", first.path("text").asText());
      assertEquals(2, peer.hear().path("params").path("stream").asInt());
      assertEquals(3, exit(peer.answer(2)));
    }
  }

  @Test
  void aSlowReaderHoldsTheCommandBackAndLosesNothing() throws Exception {
    int lines = 20_000;
    var written = new AtomicLong();
    TestDoor.Script script =
        (_, terminal, _) -> {
          for (int line = 0; line < lines; line++) {
            terminal.out(String.format("%08d %s%n", line, "äöü€𝄞 ".repeat(4)));
            written.incrementAndGet();
          }
          return 0;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "flood");
      Thread.sleep(300);
      assertTrue(written.get() < 10_000, "it wrote " + written + " lines that nobody confirmed");
      var text = new StringBuilder();
      JsonNode line = peer.hear();
      for (; !line.has("id"); line = peer.hear()) {
        String piece = line.path("params").path("text").asText();
        text.append(piece);
        int bytes = piece.getBytes(UTF_8).length;
        peer.say("{'jsonrpc':'2.0','method':'credit','params':{'bytes':" + bytes + "}}");
      }
      assertEquals(0, exit(line));
      assertEquals(lines, text.toString().lines().count());
      assertTrue(text.toString().endsWith("00019999 " + "äöü€𝄞 ".repeat(4) + "\n"));
    }
  }

  @Test
  void aLongTextIsCutBetweenCharacters() throws Exception {
    String song = "𝄞".repeat(40_000);
    try (var door =
            door(
                (_, terminal, _) -> {
                  terminal.out("x" + song);
                  return 0;
                });
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "sing");
      var text = new StringBuilder();
      for (JsonNode line = peer.hear(); !line.has("id"); line = peer.hear()) {
        text.append(line.path("params").path("text").asText());
      }
      assertEquals("x" + song, text.toString());
    }
  }

  @Test
  void ctrlCInterruptsTheCommandWhichMaySayItsLastWords() throws Exception {
    TestDoor.Script script =
        (_, terminal, _) -> {
          terminal.out("begun");
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException _) {
            terminal.err("interrupted");
            return 5;
          }
          return 0;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "sleep");
      peer.hear();
      signal(peer);
      assertEquals("interrupted", peer.hear().path("params").path("text").asText());
      assertEquals(130, exit(peer.answer(2)));
      peer.run(3, "again");
      peer.hear();
      signal(peer);
      assertEquals(130, exit(peer.answer(3)));
    }
  }

  @Test
  void ctrlCReachesACommandThatWaitsForASlowReader() throws Exception {
    try (var door =
            door(
                (_, terminal, _) -> {
                  while (true) {
                    terminal.out("x".repeat(10_000));
                  }
                });
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "flood");
      Thread.sleep(200);
      signal(peer);
      assertEquals(130, exit(peer.answer(2)));
    }
  }

  @Test
  void aCommandWhoseReaderHasGoneEnds() throws Exception {
    var failure = new AtomicReference<FailureKind>();
    var ended = new CountDownLatch(1);
    TestDoor.Script script =
        (_, terminal, _) -> {
          try {
            while (true) {
              terminal.out("x".repeat(10_000));
            }
          } catch (RequestFailed failed) {
            failure.set(failed.failure().kind());
            ended.countDown();
            return 0;
          }
        };
    try (var door = door(script)) {
      try (Peer peer = Peer.deaf(door.socket)) {
        peer.say(
            "{'jsonrpc':'2.0','id':1,'method':'hello',"
                + "'params':{'protocol':1,'client':'x','build':'*'}}");
        peer.run(2, "flood");
        Thread.sleep(200);
      }
      ended.await();
      assertEquals(FailureKind.INTERRUPTED, failure.get());
      assertTrue(door.activity.awaitIdle(Duration.ofSeconds(20)));
    }
  }

  @Test
  void oneCommandAtATimeOnAConnection() throws Exception {
    try (var door =
            door(
                (_, _, _) -> {
                  Thread.sleep(60_000);
                  return 0;
                });
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "sleep");
      peer.run(3, "sleep");
      assertEquals(-32000, peer.answer(3).path("error").path("code").asInt());
      signal(peer);
      assertEquals(130, exit(peer.answer(2)));
    }
  }

  @Test
  void aPromptIsAnsweredOrRefused() throws Exception {
    TestDoor.Script script =
        (_, terminal, _) -> {
          assertEquals("secret", terminal.prompt("Passphrase: ", true));
          var refused = assertThrows(RequestFailed.class, () -> terminal.prompt("Name: ", false));
          assertEquals(FailureKind.USAGE, refused.failure().kind());
          return 9;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "ask");
      JsonNode prompt = peer.hear();
      assertTrue(prompt.path("params").path("hidden").asBoolean());
      peer.say(result(prompt.path("id").asText(), "'text':'secret'"));
      String second = peer.hear().path("id").asText();
      peer.say(
          "{'jsonrpc':'2.0','id':'" + second + "','error':{'code':-32020,'message':'no tty'}}");
      assertEquals(9, exit(peer.answer(2)));
    }
  }

  @Test
  void aFileIsWrittenByTheClientAndCommitted() throws Exception {
    TestDoor.Script script =
        (_, terminal, _) -> {
          try (OutputFile file = terminal.openOutput("out.csv", false)) {
            file.write("a,b\n");
            file.write("1,2\n");
            file.commit();
          }
          return 0;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "write");
      JsonNode open = peer.hear();
      assertEquals("file.open", open.path("method").asText());
      assertEquals("out.csv", open.path("params").path("path").asText());
      peer.say(result(open.path("id").asText(), "'handle':4"));
      JsonNode write = peer.hear();
      byte[] data = Base64.getDecoder().decode(write.path("params").path("data").asText());
      assertEquals("a,b\n1,2\n", new String(data, UTF_8));
      peer.say(result(write.path("id").asText(), ""));
      JsonNode close = peer.hear();
      assertTrue(close.path("params").path("commit").asBoolean());
      peer.say(result(close.path("id").asText(), ""));
      assertEquals(0, exit(peer.answer(2)));
    }
  }

  @Test
  void aFileOfACancelledCommandIsNotCommitted() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    TestDoor.Script script =
        (_, terminal, _) -> {
          try (OutputFile file = terminal.openOutput("out.csv", false)) {
            file.write("half");
            open.countDown(); // before that there is nothing to be closed
            Thread.sleep(60_000);
            file.commit();
          }
          return 0;
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "write");
      peer.say(result(peer.hear().path("id").asText(), "'handle':4"));
      open.await();
      signal(peer);
      JsonNode close = peer.hear();
      assertEquals("file.close", close.path("method").asText());
      assertEquals(false, close.path("params").path("commit").asBoolean(true));
      assertEquals(130, exit(peer.answer(2)));
    }
  }

  @Test
  void theStandardInputOfTheClientIsReadAsItIsWanted() throws Exception {
    TestDoor.Script script =
        (_, terminal, _) -> {
          try (InputStream input = terminal.openInput("-")) {
            return new String(input.readAllBytes(), UTF_8).equals("hello world") ? 0 : 1;
          }
        };
    try (var door = door(script);
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "read");
      peer.say(result(peer.hear().path("id").asText(), "'handle':0"));
      for (String piece : new String[] {"hello ", "", "world"}) {
        JsonNode read = peer.hear();
        assertEquals("file.read", read.path("method").asText());
        String data = Base64.getEncoder().encodeToString(piece.getBytes(UTF_8));
        String end = piece.equals("world") ? "true" : "false";
        peer.say(result(read.path("id").asText(), "'data':'" + data + "','end':" + end));
      }
      assertEquals("file.close", peer.hear().path("method").asText());
      assertEquals(0, exit(peer.answer(2)));
    }
  }

  @Test
  void aCommandThatBreaksIsAnAnswer() throws Exception {
    try (var door =
            door(
                (_, _, _) -> {
                  throw new StackOverflowError();
                });
        Peer peer = Peer.greeted(door.socket)) {
      peer.run(2, "break");
      assertTrue(peer.answer(2).has("error"));
      peer.run(3, "break");
      assertTrue(peer.answer(3).path("error").path("message").asText().contains("StackOverflow"));
    }
  }
}
