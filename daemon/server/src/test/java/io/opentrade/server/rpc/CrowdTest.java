package io.opentrade.server.rpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Requests;
import io.opentrade.server.access.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Fifty clients ask at their pace, one of them as fast as it can. `-Dcrowd.requests=10000` for the
/// full size, which also holds the figures to what is promised.
@Timeout(300)
class CrowdTest {
  private static final int CLIENTS = 50;
  private static final int FULL = 10_000;
  private static final int PER_CLIENT = 100;

  private final int requests = Integer.getInteger("crowd.requests", 2_000);
  private final Path folder;

  CrowdTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static final Gateway QUICK =
      new Gateway() {
        @Override
        public <R> R call(Request<R> request, Progress progress) throws InterruptedException {
          Thread.sleep(1);
          return Requests.replyType(request).cast(new ConfigList.Reply(List.of()));
        }
      };

  private static byte[] call(int id) {
    return ("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"config.list\",\"params\":{}}\n")
        .getBytes(UTF_8);
  }

  /// The times of the good clients' answers, sorted, nanoseconds.
  private long[] times(TestDoor door, boolean abused) throws Exception {
    int good = CLIENTS - 1;
    int each = Math.min(PER_CLIENT, requests / 2 / good);
    long[] times = new long[good * each];
    List<Thread> threads = new ArrayList<>();
    var over = new AtomicBoolean();
    Thread abuser = Thread.ofPlatform().unstarted(() -> abuse(door, over));
    if (abused) {
      abuser.start();
    }
    for (int client = 0; client < good; client++) {
      int from = client * each;
      threads.add(Thread.ofVirtual().start(() -> askNow(door, times, from, each)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    over.set(true);
    abuser.join();
    Arrays.sort(times);
    return times;
  }

  private static void askNow(TestDoor door, long[] times, int from, int count) {
    try (Peer peer = Peer.greeted(door.socket)) {
      for (int i = 0; i < count; i++) {
        long since = System.nanoTime();
        peer.write(call(2 + i));
        assertTrue(peer.answer(2 + i).has("result"));
        times[from + i] = System.nanoTime() - since;
        Thread.sleep(20);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// At least half of all requests are the abuser's.
  private void abuse(TestDoor door, AtomicBoolean over) {
    try (Peer peer = Peer.greeted(door.socket)) {
      for (int id = 2; id < 2 + requests / 2 || !over.get(); id++) {
        peer.write(call(id));
        peer.answer(id);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void oneThatAsksTooMuchIsLimitedAndTheOthersAreServed() throws Exception {
    try (TestDoor door =
        new TestDoor(
            folder,
            QUICK,
            (_, _, _) -> 0,
            Files.getOwner(folder),
            Entrance.Admits.OWNER,
            PER_CLIENT)) {
      times(door, false); // until it is compiled
      long[] idle = times(door, false);
      assertEquals(0, door.refusals.of(Refusal.RATE), "who keeps to the pace is not refused");
      long[] busy = times(door, true);
      long refused = door.refusals.of(Refusal.RATE);
      assertTrue(refused >= requests / 2 - 2 * PER_CLIENT, "refused " + refused);
      long before = p99(idle);
      long after = p99(busy);
      System.out.printf(
          "%d requests, %d clients: p99 %.2f ms idle, %.2f ms beside the abuser, %d refused%n",
          requests, CLIENTS, before / 1e6, after / 1e6, refused);
      if (requests >= FULL) {
        assertTrue(after <= 2 * before, "p99 " + before + " became " + after);
      }
    }
  }

  private static long p99(long[] sorted) {
    return sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
  }
}
