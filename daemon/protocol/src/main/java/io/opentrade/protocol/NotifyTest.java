package io.opentrade.protocol;

/// `notify.test`: sends a notice through one channel at once, and waits for it.
public record NotifyTest(String channel) implements NotifyRequest<NotifyTest.Reply> {
  public NotifyTest {
    Values.required("channel", channel);
  }

  /// @param millis how long it took until the far side had it
  public record Reply(String channel, long millis) {}
}
