package io.opentrade.research.rpc;

/// What the daemon's log is told: standard error, where each line begins with the request that it
/// is about, so that all that was done for one command is found under one id.
public final class RequestLog {
  private RequestLog() {}

  /// @param text any number of lines
  public static void say(String text) {
    String about = "[" + (Calls.REQUEST.isBound() ? Calls.REQUEST.get() : "-") + "] ";
    text.lines().forEach(line -> System.err.println(about + line));
  }
}
