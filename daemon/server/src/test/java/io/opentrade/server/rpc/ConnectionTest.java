package io.opentrade.server.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.protocol.BackupVerify;
import io.opentrade.protocol.ConfigGet;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Requests;
import io.opentrade.server.api.Caller;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConnectionTest {
  private static final TestDoor.Script NO_COMMANDS = (_, _, _) -> 0;

  private final Path folder;

  ConnectionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /// Answers lists, reports progress, never answers `data.list`, breaks on `config.get`.
  private static final class Answers implements Gateway {
    final CountDownLatch cancelled = new CountDownLatch(1);
    final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();

    @Override
    public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
      assertTrue(Caller.PRESENT.get().actor().mayNameFiles());
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        return Requests.replyType(request).cast(answer(request, progress));
      } finally {
        now.decrementAndGet();
      }
    }

    private Object answer(Request<?> request, Progress progress) throws InterruptedException {
      if (request instanceof DataList) {
        progress.at(new Progress.Step(1, 2, "series", null));
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException interrupted) {
          cancelled.countDown();
          throw interrupted;
        }
      }
      if (request instanceof BackupVerify(String name, _)) {
        return Path.of(name);
      }
      if (request instanceof ConfigGet) {
        throw new IllegalStateException("a mistake of ours");
      }
      Thread.sleep(2);
      return new ConfigList.Reply(List.of());
    }
  }

  private static String call(int id, String method) {
    return "{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':{}}";
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }

  @Test
  void anIdIsFreeAgainAsSoonAsItsAnswerIsHeard() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      for (int round = 0; round < 1_000; round++) {
        peer.say(call(7, round % 2 == 0 ? "config.list" : "config.get"));
        JsonNode answer = peer.answer(7);
        assertFalse(answer.toString().contains("in use"), answer.toString());
      }
    }
  }

  @Test
  void nothingIsAnsweredBeforeHello() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      peer.say(call(1, "config.list"));
      assertEquals(-32600, code(peer.answer(1)));
    }
  }

  @Test
  void malformedLinesAreAnsweredAndTheConnectionLivesOn() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      for (String line :
          List.of("", "{", "[]", "null", "{'id':1}", "nonsense", "{'jsonrpc':'2.0','id':{}}")) {
        peer.say(line);
        assertEquals(-32700, code(peer.hear()), line);
      }
      peer.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
      assertEquals(-32700, code(peer.hear()));
      peer.say("{'jsonrpc':'2.0','id':9,'method':'command.run','params':{'argv':'no list'}}");
      assertEquals(-32602, code(peer.answer(9)));
      peer.say("{'jsonrpc':'2.0','id':9,'method':'trading.halt','params':['demo']}");
      assertEquals(-32602, code(peer.answer(9)));
      peer.say(call(10, "no.such"));
      assertEquals(-32601, code(peer.answer(10)));
      peer.say(call(11, "config.list"));
      assertTrue(peer.answer(11).has("result"));
    }
  }

  @Test
  void randomLinesHarmNobody() throws Exception {
    var random = new Random(7);
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS)) {
      for (int round = 0; round < 50; round++) {
        try (Peer peer = Peer.greeted(door.socket)) {
          for (int line = 0; line < 40; line++) {
            peer.write(mutated(call(2 + line, "config.list").replace('\'', '"'), random));
          }
          peer.say(call(999, "config.list"));
          assertTrue(peer.answer(999).has("result"));
        }
      }
    }
  }

  /// A good line with a few bytes changed; it stays one line.
  private static byte[] mutated(String line, Random random) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    for (int change = random.nextInt(4); change > 0; change--) {
      byte other = (byte) random.nextInt(256);
      bytes[random.nextInt(bytes.length - 1)] = other == '\n' ? (byte) ' ' : other;
    }
    return bytes;
  }

  @Test
  void whoAsksMuchAndReadsNothingIsCutOff() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), (_, _, _) -> 0);
        Peer peer = Peer.deaf(door.socket)) {
      byte[] nonsense = ("x".repeat(100) + "\n").getBytes(UTF_8);
      assertThrows(
          IOException.class,
          () -> {
            for (int line = 0; line < 2_000_000; line++) {
              peer.write(nonsense);
            }
          });
      Peer.greeted(door.socket).close();
    }
  }

  @Test
  void aLineThatIsTooLongEndsOnlyItsConnection() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS)) {
      try (Peer peer = Peer.greeted(door.socket)) {
        byte[] endless = new byte[(1 << 20) + 2];
        Arrays.fill(endless, (byte) ' ');
        peer.write(endless);
        assertEquals(-32600, code(peer.hear()));
        assertTrue(peer.hear().isNull());
      }
      Peer.greeted(door.socket).close();
    }
  }

  @Test
  void pipelinedCallsAreAllAnsweredAFewAtATime() throws Exception {
    var answers = new Answers();
    try (var door = new TestDoor(folder, answers, NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      var all = new StringBuilder();
      for (int id = 100; id < 300; id++) {
        all.append(call(id, "config.list").replace('\'', '"')).append('\n');
      }
      peer.write(all.toString().getBytes(UTF_8));
      Set<Integer> answered = new HashSet<>();
      while (answered.size() < 200) {
        JsonNode line = peer.hear();
        assertTrue(line.has("result"), line.toString());
        answered.add(line.path("id").asInt());
      }
      assertTrue(answers.most.get() > 1 && answers.most.get() <= 16, "at once " + answers.most);
    }
  }

  @Test
  void tooManyCallsAreRefusedAndTheRestIsAnswered() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      for (int id = 2; id < 400; id++) {
        peer.say(call(id, "data.list"));
      }
      JsonNode line = peer.hear();
      while (!line.has("error")) {
        line = peer.hear();
      }
      assertEquals(-32000, code(line));
    }
  }

  @Test
  void whatIsTooLongForALineIsMeasuredAndNotKept() {
    var reply = new DataList.Reply(List.of());
    Lines.Measured whole = Lines.answer(7, reply, 100);
    assertEquals(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"series\":[]}}\n",
        new String(whole.bytes(), UTF_8));
    Lines.Measured cut = Lines.answer(7, reply, 20);
    assertEquals(whole.length(), cut.length());
    assertTrue(cut.bytes().length <= 20);
  }

  /// Sixteen that are never answered, and behind them megabytes of brackets: each is allowed, and
  /// eighty of them were more than the daemon has.
  @Test
  void largeCallsThatWaitAreRefusedBeforeTheyTakeAllMemory() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      for (int id = 100; id < 116; id++) {
        peer.say(call(id, "data.list"));
      }
      String brackets = "[],".repeat(340_000) + "[]";
      for (int id = 2; id < 8; id++) {
        peer.say(call(id, "config.list").replace("{}", "{'x':[" + brackets + "]}"));
      }
      JsonNode refused = peer.answer(7);
      assertEquals(-32000, code(refused));
      assertTrue(refused.path("error").path("message").asText().contains("room"), "" + refused);
    }
  }

  @Test
  void helloAndTheCommandMayComeInOneBreath() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), (argv, _, _) -> argv.size());
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      peer.say(
          "{'jsonrpc':'2.0','id':1,'method':'hello',"
              + "'params':{'protocol':1,'client':'x','build':'build-1'}}\n"
              + "{'jsonrpc':'2.0','id':2,'method':'command.run','params':{'argv':['a','b','c'],"
              + "'cwd':'/','terminal':{'columns':80,'rows':24}}}");
      JsonNode welcome = peer.hear().path("result");
      assertEquals("build-1", welcome.path("build").asText());
      assertEquals(42, welcome.path("pid").asInt());
      assertTrue(welcome.path("idle").asBoolean());
      assertEquals(3, peer.answer(2).path("result").path("exit").asInt());
    }
  }

  @Test
  void aClientOfAnotherBuildMayOnlyLookAndStop() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      peer.say(
          "{'jsonrpc':'2.0','id':1,'method':'hello',"
              + "'params':{'protocol':1,'client':'x','build':'build-2'}}");
      assertEquals("build-1", peer.answer(1).path("result").path("build").asText());
      peer.run(2, "status");
      assertEquals(-32010, code(peer.answer(2)));
    }
  }

  @Test
  void aStrangerIsTurnedAway() throws Exception {
    var nobody =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS, nobody);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      assertEquals(-32000, code(peer.hear()));
      assertTrue(peer.hear().isNull());
    }
  }

  @Test
  void aMistakeOfOursIsAnAnswerAndNothingOfItLeaksOut() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      peer.say("{'jsonrpc':'2.0','id':2,'method':'config.get','params':{'key':'a.b'}}");
      JsonNode error = peer.answer(2).path("error");
      assertEquals("failed", error.path("data").path("kind").asText());
      assertFalse(error.toString().contains("a mistake of ours"));
      assertTrue(error.path("message").asText().contains("request c1-1"), error.toString());
    }
  }

  @Test
  void aNameThatIsNoFileNameIsNoMistakeOfOurs() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      peer.say("{'jsonrpc':'2.0','id':2,'method':'backup.verify','params':{'name':'a\\u0000b'}}");
      JsonNode error = peer.answer(2).path("error");
      assertEquals("usage", error.path("data").path("kind").asText(), error.toString());
    }
  }

  @Test
  void aProgramHearsProgressAndMayCancel() throws Exception {
    var answers = new Answers();
    try (var door = new TestDoor(folder, answers, NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      peer.say(call(7, "data.list"));
      JsonNode progress = peer.hear();
      assertEquals("progress", progress.path("method").asText());
      assertEquals(7, progress.path("params").path("id").asInt());
      assertEquals("series", progress.path("params").path("unit").asText());
      peer.say("{'jsonrpc':'2.0','method':'cancel','params':{'id':7}}");
      JsonNode error = peer.answer(7).path("error");
      assertEquals("interrupted", error.path("data").path("kind").asText());
    }
  }

  @Test
  void whoGoesCancelsWhatRunsForThem() throws Exception {
    var answers = new Answers();
    try (var door = new TestDoor(folder, answers, NO_COMMANDS)) {
      try (Peer peer = Peer.greeted(door.socket)) {
        peer.say(call(7, "data.list"));
        peer.hear();
      }
      answers.cancelled.await();
      awaitIdle(door);
    }
  }

  @Test
  void completionIsAnswered() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      peer.say(
          "{'jsonrpc':'2.0','id':3,'method':'command.complete',"
              + "'params':{'line':'sta','cursor':3}}");
      JsonNode candidate = peer.answer(3).path("result").path("candidates").path(0);
      assertEquals("status", candidate.path("value").asText());
    }
  }

  @Test
  void aStoppingDaemonSaysSo() throws Exception {
    try (var door = new TestDoor(folder, new Answers(), NO_COMMANDS);
        Peer peer = Peer.greeted(door.socket)) {
      door.activity.stop();
      peer.say(call(2, "config.list"));
      assertEquals(-32030, code(peer.answer(2)));
    }
  }

  private static void awaitIdle(TestDoor door) throws IOException, InterruptedException {
    assertTrue(door.activity.awaitIdle(java.time.Duration.ofSeconds(20)));
  }
}
