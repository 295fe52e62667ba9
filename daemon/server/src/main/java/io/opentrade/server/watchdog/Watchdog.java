package io.opentrade.server.watchdog;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks again and again whether all that should move still does. Whatever may wait for something
/// is done on threads of their own. Safe for use by many threads.
public final class Watchdog implements AutoCloseable {
  private final Surroundings surroundings;
  private final Duration pause;
  private final InstantSource clock;
  private final Executor threads;
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
  private final Map<Cause, LongAdder> alarms = new EnumMap<>(Cause.class);
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Map<Cause, Rule> rules;
  private @Nullable Thread thread;

  /// @param pause between two looks
  /// @param threads each task on one of its own, since it may never end
  public Watchdog(
      Surroundings surroundings, Duration pause, InstantSource clock, Executor threads) {
    this.surroundings = surroundings;
    this.pause = pause;
    this.clock = clock;
    this.threads = threads;
    this.rules = Map.copyOf(surroundings.rules());
    for (Cause cause : Cause.values()) {
      alarms.put(cause, new LongAdder());
    }
  }

  /// Looks from now on, on a platform thread: virtual ones stand still where all carriers do.
  public void start() {
    thread = Thread.ofPlatform().daemon().name("watchdog").start(this::work);
  }

  private void work() {
    try {
      while (true) {
        look();
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Looks once.
  void look() {
    List<Watched> all = surroundings.watched();
    for (Watched each : all) {
      look(each, rules.getOrDefault(each.cause(), new Rule(Rule.Reaction.OFF, 0)));
    }
    Set<String> there = all.stream().map(Watchdog::key).collect(Collectors.toSet());
    for (String key : List.copyOf(troubles.keySet())) {
      if (!there.contains(key)) {
        over(key);
      }
    }
    refresh();
  }

  private static String key(Watched watched) {
    return watched.cause().word() + " " + watched.name();
  }

  private void look(Watched watched, Rule rule) {
    String key = key(watched);
    long measure = watched.measure().getAsLong();
    if (rule.reaction() == Rule.Reaction.OFF || measure <= rule.limit()) {
      over(key);
      return;
    }
    Trouble before = troubles.get(key);
    if (before != null) {
      troubles.put(key, before.worse(measure));
      return;
    }
    Trouble trouble = new Trouble(watched, measure, rule, clock.instant());
    troubles.put(key, trouble);
    alarms.getOrDefault(watched.cause(), new LongAdder()).increment();
    if (rule.reaction() == Rule.Reaction.HALT) {
      threads.execute(() -> surroundings.halt(trouble));
    }
    threads.execute(() -> surroundings.tell(trouble, false));
  }

  private void over(String key) {
    Trouble trouble = troubles.remove(key);
    if (trouble != null) {
      threads.execute(() -> surroundings.tell(trouble, true));
    }
  }

  /// The rules are in a file: where its disk hangs, those that were read last hold.
  private void refresh() {
    if (reading.compareAndSet(false, true)) {
      threads.execute(
          () -> {
            try {
              rules = Map.copyOf(surroundings.rules());
            } finally {
              reading.set(false);
            }
          });
    }
  }

  /// What is not well now, the oldest first.
  public List<Trouble> troubles() {
    return troubles.values().stream()
        .sorted((one, other) -> one.since().compareTo(other.since()))
        .toList();
  }

  /// Everything that is looked at, with what it is at now.
  public Map<Watched, Long> measures() {
    Map<Watched, Long> measures = new LinkedHashMap<>();
    for (Watched each : surroundings.watched()) {
      measures.put(each, each.measure().getAsLong());
    }
    return measures;
  }

  /// How often there was cause since the start.
  public long alarms(Cause cause) {
    return alarms.getOrDefault(cause, new LongAdder()).sum();
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
