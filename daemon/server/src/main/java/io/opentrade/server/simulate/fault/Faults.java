package io.opentrade.server.simulate.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Decides what goes wrong. Each fault draws from a source of its own, so that adding one does not
/// move the others. Safe for use by many threads.
public final class Faults {
  private final Map<Fault, RandomGenerator> sources = new EnumMap<>(Fault.class);
  private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);

  /// How many more times a fault comes for certain, asked for by a test.
  private final Map<Fault, Integer> ordered = new EnumMap<>(Fault.class);

  private FaultPlan plan;

  public Faults(FaultPlan plan, long seed) {
    this.plan = plan;
    RandomGeneratorFactory<RandomGenerator> factory = RandomGeneratorFactory.of("L64X128MixRandom");
    for (Fault fault : Fault.values()) {
      sources.put(fault, factory.create(seed * 1_000_003 + fault.ordinal()));
    }
  }

  /// From now on another plan holds.
  public synchronized void plan(FaultPlan next) {
    plan = next;
  }

  /// The fault comes so many times more at the next chances, for certain.
  public synchronized void order(Fault fault, int times) {
    ordered.merge(fault, times, Integer::sum);
  }

  /// Whether the fault comes now; counted where it does.
  public synchronized boolean comes(Fault fault) {
    int waiting = ordered.getOrDefault(fault, 0);
    if (waiting > 0) {
      ordered.put(fault, waiting - 1);
    } else if (!draw(fault, plan.chance(fault))) {
      return false;
    }
    counts.merge(fault, 1L, Long::sum);
    return true;
  }

  /// How long an answer is held back, ms; half of them not at all.
  public synchronized long latency() {
    long most = plan.millis(Fault.LATENCY);
    if (most <= 0 || source(Fault.LATENCY).nextBoolean()) {
      return 0;
    }
    counts.merge(Fault.LATENCY, 1L, Long::sum);
    return source(Fault.LATENCY).nextLong(most + 1);
  }

  /// How far the exchange's clock is ahead, ms; negative where it is behind. Each look at a clock
  /// that is off counts.
  public synchronized long skew() {
    long ahead = plan.millis(Fault.SKEW);
    if (ahead != 0) {
      counts.merge(Fault.SKEW, 1L, Long::sum);
    }
    return ahead;
  }

  /// A number from 0 to below 1, for what a fault does.
  public synchronized double share(Fault fault) {
    return source(fault).nextDouble();
  }

  /// How often each fault came, by its word.
  public synchronized Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      all.put(fault.word(), counts.getOrDefault(fault, 0L));
    }
    return all;
  }

  private boolean draw(Fault fault, double chance) {
    return chance > 0 && source(fault).nextDouble() < chance;
  }

  private RandomGenerator source(Fault fault) {
    RandomGenerator source = sources.get(fault);
    if (source == null) {
      throw new IllegalStateException("no source of chance for " + fault);
    }
    return source;
  }
}
