package io.opentrade.server.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nonsense in great amounts against a daemon in a process of its own. `-Dfuzz.lines=1000000` for
/// the full size.
@Timeout(600)
class WireFuzzTest {
  private static final int BATCH = 500;
  private static final long MOST_GROWTH = 48L << 20;

  private final int lines = Integer.getInteger("fuzz.lines", 20_000);
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;

  WireFuzzTest() throws IOException {
    folder = own.path();
  }

  @Test
  void itLivesItsMemoryIsFlatAndNobodySeesItsInsides() throws Exception {
    Path lib = FakeResearch.install(folder.resolve("lib"));
    try (DaemonProcess daemon = DaemonProcess.start(folder.resolve("h"), lib).answering()) {
      var random = new Random(11);
      flood(daemon, random, lines / 4); // until it is warm
      long before = daemon.memory();
      flood(daemon, random, lines - lines / 4);
      long after = daemon.memory();
      System.out.printf(
          "%d malformed lines: %d MiB before, %d MiB after%n", lines, before >> 20, after >> 20);
      assertTrue(after - before < MOST_GROWTH, before + " bytes became " + after);
      try (Peer peer = daemon.peer()) {
        peer.say("{'jsonrpc':'2.0','id':2,'method':'daemon.status','params':{}}");
        assertTrue(peer.answer(2).has("result"));
      }
    }
  }

  private static void flood(DaemonProcess daemon, Random random, int count) throws Exception {
    for (int sent = 0; sent < count; sent += BATCH) {
      try (Peer peer = daemon.peer()) {
        var batch = new ByteArrayOutputStream();
        for (int i = 0; i < BATCH; i++) {
          batch.writeBytes(nonsense(random));
          batch.write('\n');
        }
        batch.writeBytes(
            "{\"jsonrpc\":\"2.0\",\"id\":\"end\",\"method\":\"no.such\",\"params\":{}}\n"
                .getBytes(UTF_8));
        peer.write(batch.toByteArray());
        for (JsonNode line = peer.hear(); !line.path("id").asText().equals("end"); ) {
          assertFalse(line.isNull(), "the connection was closed");
          String text = line.toString();
          assertFalse(text.contains("Exception") || text.contains("\\tat "), text);
          assertFalse(text.contains("io.opentrade"), text);
          line = peer.hear();
        }
      }
    }
  }

  private static final List<String> SEEDS =
      List.of(
          "{'jsonrpc':'2.0','id':1,'method':'hello','params':{'protocol':1,'client':'x'}}",
          "{'jsonrpc':'2.0','id':7,'method':'order.place','params':{'account':[],'order':7}}",
          "{'jsonrpc':'2.0','id':8,'method':'command.run','params':{'argv':[1,2],'cwd':null}}",
          "{'jsonrpc':'2.0','method':'credit','params':{'bytes':-1e99}}",
          "{'jsonrpc':'2.0','id':9,'method':'token.create','params':{'rights':{'role':{}}}}",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
          "{'a':'\\ud800','b':1e400,'c':nul}");

  /// Bytes at random, or something that looks right and is not.
  private static byte[] nonsense(Random random) {
    if (random.nextInt(3) == 0) {
      byte[] bytes = new byte[random.nextInt(120)];
      random.nextBytes(bytes);
      return oneLine(bytes);
    }
    byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).replace('\'', '"').getBytes(UTF_8);
    bytes[0] = random.nextBoolean() ? (byte) '(' : bytes[0];
    for (int change = 1 + random.nextInt(5); change > 0; change--) {
      bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
    }
    return oneLine(bytes);
  }

  private static byte[] oneLine(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' ? (byte) ' ' : bytes[i];
    }
    return bytes;
  }
}
