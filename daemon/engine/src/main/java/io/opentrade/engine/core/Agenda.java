package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.core.Effect.Dropped;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one decision comes down to, given what is held: an exit first, then entries. Here the rules
/// live for wishes that contradict each other.
///
/// @param exitReason why to close what is held; null for "do not"
/// @param entries in the order given, all of one direction
/// @param dropped the wishes that fell away
record Agenda(@Nullable String exitReason, List<Intent> entries, List<Dropped> dropped) {
  static final String SIGNAL = "signal";

  /// Sorts out a decision.
  static Agenda of(List<Intent> intents, Position position) {
    Draft draft = new Draft(position);
    intents.forEach(draft::read);
    return draft.agenda();
  }

  /// Which way an entry points; null for any other intent.
  static @Nullable Direction entered(Intent intent) {
    return switch (intent) {
      case Intent.Enter enter -> enter.direction();
      case Intent.Invalid invalid -> invalid.direction();
      case Intent.Close _, Intent.Place _, Intent.Withdraw _ -> null;
    };
  }

  private static final class Draft {
    private final @Nullable Direction held;
    private final List<Dropped> dropped = new ArrayList<>(1);
    private final List<Intent> entries = new ArrayList<>(2);
    private boolean enterLong;
    private boolean enterShort;
    private boolean exitLong;
    private boolean exitShort;
    private @Nullable String reason;

    Draft(Position position) {
      held = position.flat() ? null : position.isLong() ? Direction.LONG : Direction.SHORT;
    }

    void read(Intent intent) {
      Direction entry = entered(intent);
      if (entry != null) {
        entries.add(intent);
        enterLong |= entry == Direction.LONG;
        enterShort |= entry == Direction.SHORT;
      } else if (intent instanceof Intent.Close close) {
        close(close);
      }
    }

    /// A close without a direction means what is held, so that "close, then enter the other way"
    /// turns a position round.
    private void close(Intent.Close close) {
      if (!Double.isNaN(close.limit())) {
        dropped.add(new Dropped(Cause.REFUSED, "an exit has no limit price by these rules"));
        return;
      }
      Direction direction = close.direction() == null ? held : close.direction();
      exitLong |= direction == Direction.LONG;
      exitShort |= direction == Direction.SHORT;
      if (reason == null && direction != null && direction == held) {
        reason = close.tag().isEmpty() ? SIGNAL : close.tag();
      }
    }

    Agenda agenda() {
      if (enterLong && enterShort) {
        dropped.add(new Dropped(Cause.CONFLICT, "long and short entered at the same bar"));
        return new Agenda(reason, List.of(), dropped);
      }
      if (enterLong && exitLong || enterShort && exitShort) {
        dropped.add(new Dropped(Cause.IGNORED, "entered and left at the same bar"));
        return new Agenda(reason, List.of(), dropped);
      }
      return new Agenda(reason, entries, dropped);
    }
  }
}
