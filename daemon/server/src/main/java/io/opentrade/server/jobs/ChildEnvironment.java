package io.opentrade.server.jobs;

import java.util.Map;
import java.util.Set;

/// What a process of ours sees of the daemon's environment: where the home is, and nothing secret.
public final class ChildEnvironment {
  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LANG",
          "LC_ALL",
          "TZ",
          "TMPDIR",
          "OPENTRADE_HOME",
          "XDG_DATA_HOME",
          "XDG_STATE_HOME",
          "XDG_CONFIG_HOME",
          "XDG_CACHE_HOME",
          "XDG_RUNTIME_DIR");

  private ChildEnvironment() {}

  /// Replaces the environment of a process that is about to be started.
  ///
  /// @param environment of the daemon
  public static void give(ProcessBuilder child, Map<String, String> environment) {
    Map<String, String> childs = child.environment();
    childs.clear();
    childs.putAll(environment);
    childs.keySet().retainAll(PASSED_ON);
  }
}
