package io.opentrade.server.venue;

/// Hears a stream, event by event, on one thread. It must not block for long: what it does not take
/// in time is dropped with the whole connection.
@FunctionalInterface
public interface StreamListener {
  void heard(StreamEvent event);
}
