package io.opentrade.server.venue.rest;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The last look at an order before it leaves, after every wait for a turn. Whoever sends binds
/// what may still speak against it.
public final class LastLook {
  /// Says why the order must not leave any more; null where it may.
  public static final ScopedValue<Supplier<@Nullable String>> OBJECTION = ScopedValue.newInstance();

  private LastLook() {}

  /// @throws Withheld where somebody objects
  static void take() {
    String why = OBJECTION.isBound() ? OBJECTION.get().get() : null;
    if (why != null) {
      throw new Withheld(why);
    }
  }

  /// An order was held back: nothing was sent.
  static final class Withheld extends RuntimeException {
    private static final long serialVersionUID = 1;

    Withheld(String why) {
      super(why, null, false, false);
    }
  }
}
