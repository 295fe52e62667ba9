package io.opentrade.server.session;

import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.venue.AccountNews;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Following;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamListener;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import io.opentrade.server.venue.VenueFill;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Mistakes that a suite of this kind must catch, made on purpose.
enum ChaosMistake {
  NONE,
  /// An order whose answer did not come is sent again.
  RETRY_ON_TIMEOUT,
  /// The order leaves before it is on the disk.
  JOURNAL_AFTER_SEND,
  /// No answer is taken for a refusal.
  UNKNOWN_IS_REJECTED,
  /// What is filled after a cancellation was asked for does not count.
  FILL_AFTER_CANCEL_IGNORED;

  LinkBench bench(Path file, String address, String key, String secret) throws Exception {
    BiFunction<LedgerStore, LedgerAccount, Journal> journal =
        this == JOURNAL_AFTER_SEND ? LateJournal::new : Journal::new;
    return new LinkBench(file, address, key, secret, LinkBench.SETTINGS, disguise(), journal);
  }

  private UnaryOperator<VenueAccount> disguise() {
    return switch (this) {
      case NONE, JOURNAL_AFTER_SEND -> account -> account;
      case RETRY_ON_TIMEOUT -> Retrying::new;
      case UNKNOWN_IS_REJECTED -> Refusing::new;
      case FILL_AFTER_CANCEL_IGNORED -> Deaf::new;
    };
  }

  /// Lines reach the disk with the next ones only.
  private static final class LateJournal extends Journal {
    private int waiting;

    LateJournal(LedgerStore store, LedgerAccount account) {
      super(store, account);
    }

    @Override
    void commit() {
      if (waiting++ % 3 == 2) {
        super.commit();
      }
    }
  }

  private static final class Retrying extends DisguisedAccount {
    Retrying(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      Answer<Placed> answer = super.place(order, listing, margin);
      return answer instanceof Answer.Failed<Placed>(VenueError.Unknown _)
          ? super.place(order, listing, margin)
          : answer;
    }
  }

  private static final class Refusing extends DisguisedAccount {
    Refusing(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      Answer<Placed> answer = super.place(order, listing, margin);
      return answer instanceof Answer.Failed<Placed>(VenueError.Unknown _)
          ? Answer.failed(
              new VenueError.Rejected(VenueError.Reason.OTHER, "-", new ForeignText("no answer")))
          : answer;
    }
  }

  /// Believes a cancellation at once, and hears nothing of the order afterwards.
  private static final class Deaf extends DisguisedAccount {
    private final Set<OrderId> cancelled = ConcurrentHashMap.newKeySet();
    private final Map<String, OrderId> names = new ConcurrentHashMap<>();

    Deaf(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      Answer<Placed> answer = super.place(order, listing, margin);
      if (answer instanceof Answer.Value<Placed>(Placed placed)) {
        names.put(placed.theirs(), placed.ours());
      }
      return answer;
    }

    @Override
    public Answer<OrderId> cancel(OrderId order, Market market) {
      cancelled.add(order);
      return super.cancel(order, market);
    }

    @Override
    public Answer<OrderReport> order(OrderId ours, Market market) {
      return super.order(ours, market)
          .map(
              report -> {
                names.put(report.theirs(), ours);
                return cancelled.contains(ours)
                    ? new OrderReport(
                        report.ours(),
                        report.theirs(),
                        report.code(),
                        report.side(),
                        report.quantity(),
                        Quantity.ZERO,
                        null,
                        report.limit(),
                        report.trigger(),
                        report.status() == OrderReport.Status.FILLED
                            ? OrderReport.Status.CANCELLED
                            : report.status(),
                        report.updated())
                    : report;
              });
    }

    private boolean heard(VenueFill fill) {
      OrderId id = names.get(fill.theirs());
      return id == null || !cancelled.contains(id);
    }

    @Override
    public Answer<List<VenueFill>> fills(Market market, long since) {
      return super.fills(market, since).map(fills -> fills.stream().filter(this::heard).toList());
    }

    @Override
    public Answer<List<VenueFill>> fillsOf(String theirs, Market market) {
      return super.fillsOf(theirs, market)
          .map(fills -> fills.stream().filter(this::heard).toList());
    }

    @Override
    public @Nullable Following follow(StreamListener listener) {
      return super.follow(
          event -> {
            if (!(event
                    instanceof StreamEvent.Own(AccountNews.OrderChanged(var report, VenueFill _)))
                || report.ours() == null
                || !cancelled.contains(report.ours())) {
              listener.heard(event);
            }
          });
    }
  }
}
