package io.opentrade.server.metrics;

import io.opentrade.protocol.Health;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.access.Refusals;
import io.opentrade.server.watchdog.Cause;
import io.opentrade.server.watchdog.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// All figures there are, at the moment they are asked for.
///
/// @param connections counts the open ones
/// @param jobs counts what is worked on
/// @param watchdog counts what it finds
/// @param health looks at everything
public record Metrics(
    String version,
    Instant startedAt,
    RequestTimes times,
    Refusals refusals,
    IntSupplier connections,
    IntSupplier jobs,
    Watchdog watchdog,
    Supplier<List<Health.Check>> health,
    InstantSource clock) {

  /// In the text format of Prometheus.
  public String text() {
    PrometheusText text = new PrometheusText();
    text.family("opentrade_build_info", "gauge", "The version that runs.");
    text.sample("opentrade_build_info", "version", version, 1);
    text.family("opentrade_up_seconds", "gauge", "Since the start.");
    text.sample("opentrade_up_seconds", Duration.between(startedAt, clock.instant()).toSeconds());
    times.write(text);
    text.family("opentrade_refusals_total", "counter", "What was refused at the gate, by reason.");
    for (Refusal refusal : Refusal.values()) {
      text.sample("opentrade_refusals_total", "reason", refusal.label(), refusals.of(refusal));
    }
    process(text);
    watchdog(text);
    text.family("opentrade_health", "gauge", "What health finds: 0 good, 1 doubtful, 2 failed.");
    health
        .get()
        .forEach(check -> text.sample("opentrade_health", "check", check.name(), of(check)));
    return text.toString();
  }

  private void watchdog(PrometheusText text) {
    text.family("opentrade_watchdog_alarms_total", "counter", "What was not well, by cause.");
    for (Cause cause : Cause.values()) {
      text.sample("opentrade_watchdog_alarms_total", "cause", cause.word(), watchdog.alarms(cause));
    }
    text.family("opentrade_watchdog_troubles", "gauge", "What is not well now.");
    text.sample("opentrade_watchdog_troubles", watchdog.troubles().size());
    text.family("opentrade_watched", "gauge", "Milliseconds, or how many wait; by name.");
    watchdog
        .measures()
        .forEach((what, measure) -> text.sample("opentrade_watched", "name", what.name(), measure));
  }

  private void process(PrometheusText text) {
    text.family("opentrade_connections", "gauge", "Open connections of clients.");
    text.sample("opentrade_connections", connections.getAsInt());
    text.family("opentrade_jobs", "gauge", "Requests that are worked on.");
    text.sample("opentrade_jobs", jobs.getAsInt());
    Runtime runtime = Runtime.getRuntime();
    text.family("opentrade_heap_used_bytes", "gauge", "Of the daemon's heap.");
    text.sample("opentrade_heap_used_bytes", runtime.totalMemory() - runtime.freeMemory());
    text.family("opentrade_heap_max_bytes", "gauge", "Of the daemon's heap.");
    text.sample("opentrade_heap_max_bytes", runtime.maxMemory());
  }

  private static double of(Health.Check check) {
    return check.state().ordinal();
  }
}
