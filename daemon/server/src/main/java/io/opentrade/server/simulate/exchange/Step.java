package io.opentrade.server.simulate.exchange;

import io.opentrade.server.simulate.exchange.ExchangeEvent.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens while one command is worked on.
final class Step {
  final Moment now;
  final List<ExchangeEvent> events = new ArrayList<>();

  Step(Moment now) {
    this.now = now;
  }

  void changed(SpotOrder order, Cause cause) {
    changed(order, cause, null, null);
  }

  void changed(SpotOrder order, Cause cause, @Nullable Fill fill, @Nullable String cancelId) {
    events.add(new ExchangeEvent.OrderChanged(order, cause, fill, cancelId, now.server()));
  }
}
