package io.opentrade.server.metrics;

import io.opentrade.protocol.FailureKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// How long requests took since the start, by method, and how many failed, by kind. Safe for use by
/// many threads.
public final class RequestTimes {
  /// Of a figure, so that it is off by less than a hundredth.
  private static final int DIGITS = 2;

  private static final long LONGEST_MICROS = 3_600_000_000L;

  private final Map<String, Times> byMethod = new ConcurrentSkipListMap<>();
  private final Map<FailureKind, LongAdder> failures = new EnumMap<>(FailureKind.class);

  /// What is known of a method.
  ///
  /// @param histogram of microseconds
  /// @param total of nanoseconds
  private record Times(Histogram histogram, LongAdder total) {}

  public RequestTimes() {
    for (FailureKind kind : FailureKind.values()) {
      failures.put(kind, new LongAdder());
    }
  }

  /// A request has ended.
  ///
  /// @param method of the wire, of which there are few
  public void took(String method, long nanos) {
    Times times =
        byMethod.computeIfAbsent(
            method,
            _ -> new Times(new ConcurrentHistogram(LONGEST_MICROS, DIGITS), new LongAdder()));
    times.histogram().recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    times.total().add(nanos);
  }

  /// A request has failed.
  public void failed(FailureKind kind) {
    LongAdder count = failures.get(kind);
    if (count != null) {
      count.increment();
    }
  }

  void write(PrometheusText text) {
    text.family("opentrade_request_seconds", "summary", "How long requests took, by method.");
    byMethod.forEach((method, times) -> write(text, method, times));
    text.family("opentrade_requests_failed_total", "counter", "Requests that failed, by kind.");
    failures.forEach(
        (kind, count) ->
            text.sample("opentrade_requests_failed_total", "kind", kind.word(), count.sum()));
  }

  private static void write(PrometheusText text, String method, Times times) {
    Histogram now = times.histogram().copy();
    for (double quantile : new double[] {0.5, 0.9, 0.99, 0.999}) {
      text.quantile(
          "opentrade_request_seconds",
          method,
          quantile,
          now.getValueAtPercentile(quantile * 100) / 1e6);
    }
    double sum = times.total().sum() / 1e9;
    text.sample("opentrade_request_seconds_sum", "method", method, sum);
    text.sample("opentrade_request_seconds_count", "method", method, now.getTotalCount());
  }
}
