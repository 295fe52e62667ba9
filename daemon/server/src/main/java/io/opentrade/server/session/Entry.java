package io.opentrade.server.session;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.strategy.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of an account's journal. An input comes from outside; what follows from it is written
/// behind it, so that reading the inputs again must give the same lines.
sealed interface Entry {
  /// Milliseconds since the epoch (UTC), stamped at the inbox.
  long at();

  /// A word to find lines by.
  String kind();

  /// What came from outside.
  sealed interface Input extends Entry {}

  /// A desk was opened, for a person or a strategy to trade at.
  ///
  /// @param desk its number: how many there were before
  record DeskOpened(long at, int desk, DeskFacts facts) implements Input {
    @Override
    public String kind() {
      return "desk";
    }
  }

  /// A desk's market stands at a price.
  ///
  /// @param price of the last trade
  /// @param ask how far the best ask lies above it, not negative
  /// @param bid how far the best bid lies below it, not negative
  /// @param jump whether nobody knows what was between this price and the one before
  record Quoted(long at, int desk, Price price, BigDecimal ask, BigDecimal bid, boolean jump)
      implements Input {
    @Override
    public String kind() {
      return "quote";
    }
  }

  /// Somebody placed orders.
  ///
  /// @param key under which the same request is known again; null for none
  /// @param by who did
  record Placed(Command.Place command, @Nullable String key, String by) implements Input {
    @Override
    public long at() {
      return command.at();
    }

    @Override
    public String kind() {
      return "order";
    }
  }

  /// Something else was said to the engine: a command, a bar, a decision.
  ///
  /// @param by who said it
  /// @param key as of [Placed]
  record Told(Event event, String by, @Nullable String key) implements Input {
    Told(Event event, String by) {
      this(event, by, null);
    }

    @Override
    public long at() {
      return event.at();
    }

    @Override
    public String kind() {
      return "told";
    }
  }

  /// A strategy was asked about bars that have closed, and answered. What it keeps, what it wants
  /// and what it has heard stand in one line: after a kill it has all of that or nothing.
  ///
  /// @param desk of its first market
  /// @param sequence index of the bar among those it knows there
  /// @param bar start of the bar, milliseconds since the epoch (UTC)
  /// @param intents what it wants there; empty for nothing
  /// @param late whether it took so long to answer that nothing of that is done
  /// @param heard how many of the news that waited for it there it has heard now
  /// @param states what it keeps from now on; null where that stays as it was
  /// @param notices what it has to say to the person
  /// @param by who it is, for its orders
  /// @param more what it wants, and has heard, in its other markets; null for nothing
  record Answered(
      long at,
      int desk,
      long sequence,
      long bar,
      List<Intent> intents,
      boolean late,
      int heard,
      @Nullable List<String> states,
      List<String> notices,
      String by,
      @Nullable List<Wish> more)
      implements Input {
    @Override
    public String kind() {
      return "answer";
    }

    /// What it wants in each of its markets that it speaks of.
    List<Wish> wishes() {
      List<Wish> all = new ArrayList<>();
      all.add(new Wish(desk, sequence, bar, intents, heard));
      if (more != null) {
        all.addAll(more);
      }
      return all;
    }
  }

  /// What a strategy wants in one of its markets, and has heard there; as in `Answered`.
  record Wish(int desk, long sequence, long bar, List<Intent> intents, int heard) {}

  /// The account was brought back from a backup.
  record Restored(long at) implements Input {
    @Override
    public String kind() {
      return "restored";
    }
  }

  /// A strategy was started, or started again.
  record StrategyStarted(long at, StrategyFacts facts) implements Input {
    @Override
    public String kind() {
      return "start";
    }
  }

  /// A strategy was stopped.
  ///
  /// @param strategy its number
  /// @param by who did
  record StrategyStopped(long at, int strategy, String by) implements Input {
    @Override
    public String kind() {
      return "stop";
    }
  }

  /// The exchange took an order, and has a name of its own for it.
  ///
  /// @param theirs the exchange's id
  record Acknowledged(long at, OrderId order, String theirs) implements Input {
    @Override
    public String kind() {
      return "taken";
    }
  }

  /// An order that the exchange cannot hold waits here from now on: see `KeptOrders`.
  record Kept(long at, OrderId order) implements Input {
    @Override
    public String kind() {
      return "kept";
    }
  }

  /// The exchange took the fee of an execution in a currency that is neither side of the market. It
  /// is no money of this account's books and is kept for the record, before the execution itself.
  ///
  /// @param trade the exchange's id of the execution
  record FeeTaken(long at, OrderId order, String trade, String currency, BigDecimal fee)
      implements Input {
    @Override
    public String kind() {
      return "fee";
    }
  }

  /// The owner says that orders with another instance's mark are no reason to wait any more.
  ///
  /// @param mark with which their ids begin
  /// @param by who said so
  record TakenOver(long at, String mark, String by) implements Input {
    @Override
    public String kind() {
      return "takeover";
    }
  }

  /// The owner closed the account: nothing follows.
  ///
  /// @param by who did
  record Closed(long at, String by) implements Input {
    /// The word of this line.
    static final String KIND = "closed";

    @Override
    public String kind() {
      return KIND;
    }
  }

  /// The account trades futures, with the wallet that stands behind them. The first line of its
  /// journal; without it an account trades spot markets.
  record FuturesOpened(long at) implements Input {
    @Override
    public String kind() {
      return "futures";
    }
  }

  /// At which terms the future of a desk is held from now on.
  ///
  /// @param leverage 1 or more, whole
  /// @param by who set it
  record MarginSet(long at, int desk, int leverage, MarginMode margin, String by) implements Input {
    @Override
    public String kind() {
      return "margin";
    }
  }

  /// Funding was paid for what a desk holds.
  ///
  /// @param id the exchange's; what is told twice counts once
  /// @param payment negative for what was received
  record FundingPaid(long at, int desk, String id, Money payment) implements Input {
    @Override
    public String kind() {
      return "funding";
    }
  }

  /// Whether orders that the exchange cannot hold may wait here from now on.
  ///
  /// @param by who said so
  record EmulationSet(long at, boolean allowed, String by) implements Input {
    @Override
    public String kind() {
      return "emulation";
    }
  }

  /// From here on protection is resized with what it protects. What stands before was done by a
  /// program that gave each fill its own, and must be read so.
  record ProtectionResized(long at) implements Input {
    @Override
    public String kind() {
      return "resizing";
    }
  }

  /// What one entry may be worth at most from now on.
  ///
  /// @param by who set it
  record LimitSet(long at, Money orderNotional, String by) implements Input {
    @Override
    public String kind() {
      return "limit";
    }
  }

  /// What the engine learned as a consequence of the input before.
  record Followed(Event event) implements Entry {
    @Override
    public long at() {
      return event.at();
    }

    @Override
    public String kind() {
      return event instanceof Report.Filled ? "fill" : "follow";
    }
  }
}
