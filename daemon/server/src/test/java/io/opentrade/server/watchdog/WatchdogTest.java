package io.opentrade.server.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Health.State;
import io.opentrade.server.text.Messages;
import io.opentrade.server.watchdog.Rule.Reaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchdogTest {
  private final Map<Cause, Rule> rules = new EnumMap<>(Cause.class);
  private final List<Watched> watched = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Watchdog watchdog;

  WatchdogTest() {
    rules.put(Cause.THREAD, new Rule(Reaction.NOTIFY, 20));
    rules.put(Cause.FEED, new Rule(Reaction.HALT, 20));
    rules.put(Cause.QUEUE, new Rule(Reaction.NOTIFY, 3));
    watchdog = watchdog(Duration.ofSeconds(1));
  }

  private Watchdog watchdog(Duration pause) {
    return new Watchdog(new Known(), pause, InstantSource.system(), Runnable::run);
  }

  /// What the test says there is.
  private final class Known implements Surroundings {
    @Override
    public List<Watched> watched() {
      return List.copyOf(watched);
    }

    @Override
    public Map<Cause, Rule> rules() {
      return rules;
    }

    @Override
    public void tell(Trouble trouble, boolean over) {
      told.add((over ? "over " : "ill ") + trouble.what().name());
    }

    @Override
    public void halt(Trouble trouble) {
      told.add("halt " + trouble.what().account());
    }
  }

  @Test
  void aThreadThatIsStuckIsToldOnceAndThatItGoesOn() throws Exception {
    Heartbeat heartbeat = new Heartbeat();
    CountDownLatch goesOn = new CountDownLatch(1);
    CountDownLatch isStuck = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  heartbeat.begins();
                  isStuck.countDown();
                  try {
                    goesOn.await();
                  } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                  }
                  heartbeat.rests();
                });
    watched.add(new Watched(Cause.THREAD, "one", null, heartbeat::busyMillis));
    watchdog.look();
    isStuck.await();
    TimeUnit.MILLISECONDS.sleep(30);
    watchdog.look();
    watchdog.look();
    assertEquals(List.of("ill one"), told);
    assertEquals(1, watchdog.alarms(Cause.THREAD));
    assertEquals(State.FAILED, report().look().state());
    assertTrue(report().look().summary().raw().contains("one: at one thing for"));
    goesOn.countDown();
    thread.join();
    watchdog.look();
    assertEquals(List.of("ill one", "over one"), told);
    assertEquals(State.OK, report().look().state());
  }

  private WatchdogReport report() {
    return new WatchdogReport(watchdog, () -> Messages.in("en"));
  }

  @Test
  void aThreadThatDiedAtItsWorkIsNoticed() throws Exception {
    Heartbeat heartbeat = new Heartbeat();
    Thread thread =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  heartbeat.begins();
                  throw new StackOverflowError("a test");
                });
    thread.setUncaughtExceptionHandler((_, _) -> {});
    thread.start();
    thread.join();
    watched.add(new Watched(Cause.THREAD, "dead", null, heartbeat::busyMillis));
    TimeUnit.MILLISECONDS.sleep(30);
    watchdog.look();
    assertEquals(List.of("ill dead"), told);
  }

  @Test
  void aQueueThatGrowsIsToldAndAllOfItIsShown() {
    BlockingDeque<String> queue = new LinkedBlockingDeque<>(List.of("a", "b", "c"));
    watched.add(new Watched(Cause.QUEUE, "inbox", "demo", queue::size));
    watchdog.look();
    assertEquals(List.of(), told);
    queue.add("d");
    watchdog.look();
    queue.add("e");
    watchdog.look();
    assertEquals(List.of("ill inbox"), told);
    assertEquals(5, watchdog.troubles().getFirst().measure());
    assertEquals("inbox: 5 waiting", report().full().getFirst().summary().raw());
    queue.clear();
    watchdog.look();
    assertEquals(List.of("ill inbox", "over inbox"), told);
  }

  @Test
  void whereThePolicySaysSoTradingIsHaltedOnceAndFirst() {
    watched.add(new Watched(Cause.FEED, "BTC/USDT", "demo", () -> 21));
    watchdog.look();
    watchdog.look();
    assertEquals(List.of("halt demo", "ill BTC/USDT"), told);
  }

  @Test
  void whatIsSwitchedOffIsWellAndWhatIsGoneIsOver() {
    watched.add(new Watched(Cause.FEED, "BTC/USDT", "demo", () -> 21));
    watched.add(new Watched(Cause.QUEUE, "inbox", "demo", () -> 4));
    watchdog.look();
    rules.put(Cause.FEED, new Rule(Reaction.OFF, 20));
    watched.removeLast();
    watchdog.look(); // reads the rules, too
    watchdog.look();
    assertEquals(
        List.of("halt demo", "ill BTC/USDT", "ill inbox", "over inbox", "over BTC/USDT"), told);
  }

  /// Whatever it does that may wait is done on another thread: it goes on looking.
  @Test
  void aDiskThatHangsDoesNotHangIt() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch looks = new CountDownLatch(5);
    Surroundings hanging =
        new Surroundings() {
          private boolean read;

          @Override
          public List<Watched> watched() {
            looks.countDown();
            return List.of(new Watched(Cause.QUEUE, "inbox", null, () -> 9));
          }

          @Override
          public Map<Cause, Rule> rules() {
            if (read) {
              hang();
            }
            read = true;
            return Map.of(Cause.QUEUE, new Rule(Reaction.HALT, 1));
          }

          @Override
          public void tell(Trouble trouble, boolean over) {
            hang();
          }

          @Override
          public void halt(Trouble trouble) {
            hang();
          }

          private void hang() {
            try {
              never.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (Watchdog dog =
        new Watchdog(
            hanging,
            Duration.ofMillis(1),
            InstantSource.system(),
            task -> Thread.ofPlatform().daemon().start(task))) {
      dog.start();
      assertTrue(looks.await(10, TimeUnit.SECONDS));
      assertEquals(1, dog.alarms(Cause.QUEUE));
    } finally {
      never.countDown();
    }
  }
}
