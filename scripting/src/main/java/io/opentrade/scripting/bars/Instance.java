package io.opentrade.scripting.bars;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Callback;
import io.opentrade.scripting.guest.Guest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One instance of a script with the context it is given: what it is told at each bar, in order.
final class Instance {
  /// How often a script's state is looked at before the end, in bars.
  private static final int STATE_CHECK = 1_000;

  private final Language language;
  private final Map<String, Timeframe> timers;
  private final Guest.Callbacks script;
  private final Callback asked;
  private final Supplier<String> where;
  private boolean started;
  private int calls;

  /// @param asked what is called at each bar
  /// @param where for messages: `on bar 300 (…)`
  Instance(Guest guest, Guest.Callbacks script, Callback asked, Supplier<String> where) {
    this.language = guest.language();
    this.timers = guest.declaration().timers();
    this.script = script;
    this.asked = asked;
    this.where = where;
  }

  /// Gives back what it kept; nothing where it kept nothing.
  void restore(List<String> states) {
    if (states.stream().anyMatch(state -> !state.isEmpty())) {
      script.restore(states);
    }
  }

  /// A bar closed, or several at once: the script hears of its orders, of its timers, and of that.
  ///
  /// @param before when the bars before it closed, in milliseconds since the epoch
  void bar(List<OrderEvent> events, long before, long now) {
    if (!started) {
      started = true;
      call(Callback.ON_START, null);
      states();
    }
    for (OrderEvent event : events) {
      if (!Double.isNaN(event.price)) {
        call(Callback.ON_FILL, event);
      }
      call(Callback.ON_ORDER, event);
    }
    if (!timers.isEmpty()) {
      timers(before, now);
    }
    call(asked, null);
    if (++calls % STATE_CHECK == 0) {
      states();
    }
  }

  private void timers(long before, long now) {
    timers.forEach(
        (name, every) -> {
          if (Math.floorDiv(now, every.millis()) > Math.floorDiv(before, every.millis())) {
            call(Callback.ON_TIMER, name);
          }
        });
  }

  /// The run is over.
  void stop() {
    if (started) {
      call(Callback.ON_STOP, null);
    }
  }

  /// What it keeps, as JSON; the empty text for nothing.
  ///
  /// @throws ScriptFailed where it is no JSON, or too long
  List<String> states() {
    List<String> states = script.states();
    for (String state : states) {
      if (state.length() > Limits.STATE_LENGTH) {
        throw new ScriptFailed(
            ScriptFailure.of(
                ScriptFailure.Kind.SCRIPT,
                "ctx.state has %,d characters as JSON; at most %,d are kept"
                    .formatted(state.length(), Limits.STATE_LENGTH),
                "keep what is needed after a restart only, the rest in variables"),
            List.of());
      }
    }
    return states;
  }

  private void call(Callback callback, @Nullable Object about) {
    if (script.offers(callback)) {
      script.call(callback, about, () -> when(callback));
    }
  }

  private String when(Callback callback) {
    String what = callback == asked ? "" : "in " + callback.word(language) + " ";
    return what + where.get() + ": ";
  }
}
