package io.opentrade.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// `config.written`: what stands in the settings file, whatever the environment says.
public record ConfigWritten() implements Request<ConfigWritten.Reply> {
  /// @param values texts by key
  /// @param file where it lies
  public record Reply(Map<String, String> values, ForeignText file) {
    public Reply {
      values = Collections.unmodifiableMap(new TreeMap<>(values)); // in order
    }
  }
}
