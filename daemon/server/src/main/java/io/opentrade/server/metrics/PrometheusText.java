package io.opentrade.server.metrics;

/// Writes the text format of Prometheus, version 0.0.4: families one after the other, each with its
/// help and type, samples behind it.
final class PrometheusText {
  private final StringBuilder text = new StringBuilder();

  /// Begins a family.
  void family(String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /// A sample without labels.
  void sample(String name, double value) {
    text.append(name).append(' ').append(number(value)).append('\n');
  }

  /// A sample with one label.
  void sample(String name, String label, String word, double value) {
    text.append(name).append('{').append(label).append("=\"").append(escaped(word));
    text.append("\"} ").append(number(value)).append('\n');
  }

  /// A quantile of a summary.
  void quantile(String name, String method, double quantile, double value) {
    text.append(name).append("{method=\"").append(escaped(method)).append("\",quantile=\"");
    text.append(quantile).append("\"} ").append(number(value)).append('\n');
  }

  /// Whole numbers without a point, up to where a double is exact.
  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
