package io.opentrade.server.notify;

import java.io.IOException;
import java.time.Duration;

/// A notice surely did not arrive: the connection was refused, the far side said no.
public final class NotDelivered extends IOException {
  private final transient Duration again;

  public NotDelivered(String why) {
    this(why, Duration.ZERO);
  }

  /// @param again the far side wants to be left alone for so long
  public NotDelivered(String why, Duration again) {
    super(why);
    this.again = again;
  }

  Duration again() {
    return again;
  }
}
