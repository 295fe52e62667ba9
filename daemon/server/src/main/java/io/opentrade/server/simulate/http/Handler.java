package io.opentrade.server.simulate.http;

/// Answers requests; called by many threads at once.
@FunctionalInterface
public interface Handler {
  Answer handle(HttpRequest request) throws InterruptedException;
}
