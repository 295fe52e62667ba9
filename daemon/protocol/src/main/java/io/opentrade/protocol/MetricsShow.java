package io.opentrade.protocol;

/// `metrics.show`: the figures of the running daemon.
public record MetricsShow() implements Request<MetricsShow.Reply> {
  /// @param text in the text format of Prometheus
  public record Reply(String text) {}
}
