package io.opentrade.server.notify;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A way to a person.
public interface Channel {
  /// Such as `desktop`, `mail`, `telegram`.
  String name();

  /// Hands a notice over. On return the far side has it.
  ///
  /// @param repeat whether it may have arrived before: the far side should be told so
  /// @throws NotDelivered where it surely did not arrive; it is tried again
  /// @throws IOException where nobody knows whether it arrived; it is tried again as a repeat
  void deliver(Notice notice, boolean repeat) throws IOException, InterruptedException;

  /// The same without a sound, where the channel knows sounds.
  ///
  /// @throws IOException as [#deliver]
  default void deliverSilently(Notice notice, boolean repeat)
      throws IOException, InterruptedException {
    deliver(notice, repeat);
  }

  /// Why nothing can be delivered just now, such as a locked vault; null where nothing is known
  /// against it. Costs nothing to ask.
  default @Nullable String obstacle() {
    return null;
  }

  /// What kind of way it is, for lists.
  default String kind() {
    return name();
  }

  /// Where it leads, for lists: an address, a program.
  default String target() {
    return "";
  }
}
