package io.opentrade.server.session;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.ledger.LotDiary;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.ledger.Lots;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillExport;
import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All fills of an account and the lots that they make, told again from its journal: what the
/// session itself remembers is only the latest. For one request.
final class FillExports {
  private final FillExport request;
  private final LotOrder order;
  private final Map<Integer, LotDiary> diaries = new HashMap<>();
  private final List<FillExport.Row> rows = new ArrayList<>();
  private final List<FillExport.Disposal> disposals = new ArrayList<>();
  /// Whether the last fill of a desk is on this page.
  private final Map<Integer, Boolean> pages = new HashMap<>();

  private Money gain = Money.ZERO;
  private Money fees = Money.ZERO;
  private long seen;

  private FillExports(FillExport request) {
    this.request = request;
    this.order = LotOrder.valueOf(request.method().toUpperCase(Locale.ROOT));
  }

  static FillExport.Reply of(Session session, FillExport request) {
    FillExports export = new FillExports(request);
    AccountTrading past = Retelling.of(session, export::booked).account();
    boolean more = export.seen > request.after() + export.rows.size();
    return new FillExport.Reply(
        past.account().name(),
        session.demo(),
        past.account().currency(),
        request.method(),
        export.rows,
        export.disposals,
        more ? List.of() : export.open(past),
        Views.decimal(export.gain),
        Views.decimal(export.fees),
        more ? request.after() + export.rows.size() : null);
  }

  private void booked(
      AccountTrading trading, TradedDesk desk, OrderFacts facts, Fill fill, boolean given) {
    if (!given) {
      boolean wanted = wanted(fill.at());
      boolean here = wanted && seen >= request.after() && rows.size() < request.limit();
      if (here) {
        rows.add(row(trading, desk, fill));
      }
      if (wanted) {
        seen++;
        fees = fees.plus(fill.fee());
      }
      pages.put(desk.number(), here);
    }
    book(trading, desk, fill.net(), pages.getOrDefault(desk.number(), false));
  }

  private boolean wanted(long at) {
    Instant from = request.from();
    Instant to = request.to();
    return (from == null || at >= from.toEpochMilli()) && (to == null || at < to.toEpochMilli());
  }

  private void book(AccountTrading trading, TradedDesk desk, Fill fill, boolean here) {
    LotDiary diary =
        diaries.computeIfAbsent(desk.number(), _ -> new LotDiary(order, desk.facts().instrument()));
    for (LotDiary.Disposal disposal : diary.after(fill)) {
      if (wanted(fill.at())) {
        gain = gain.plus(disposal.gain());
      }
      if (here) {
        disposals.add(disposal(trading, desk, disposal));
      }
    }
  }

  private static FillExport.Row row(AccountTrading trading, TradedDesk desk, Fill fill) {
    Instrument instrument = desk.facts().instrument();
    Decimal paid = Views.decimal(fill.fee());
    String currency = instrument.settlementCurrency();
    if (fill.commission().signum() != 0) {
      paid = new Decimal(fill.commission().value());
      currency = instrument.baseCurrency();
    } else if (trading instanceof VenueTrading venue) {
      Entry.FeeTaken third = venue.fee(fill.order(), fill.id());
      paid = third == null ? paid : new Decimal(third.fee());
      currency = third == null ? currency : third.currency();
    }
    return new FillExport.Row(
        new ForeignText(fill.id()),
        fill.order().text(),
        desk.facts().symbol(),
        strategy(trading, desk),
        fill.side().name().toLowerCase(Locale.ROOT),
        new Decimal(fill.quantity().value()),
        new Decimal(fill.price().value()),
        Views.decimal(fill.notional()),
        Views.decimal(fill.fee()),
        paid,
        new ForeignText(currency),
        Instant.ofEpochMilli(fill.at()));
  }

  private static @Nullable ForeignText strategy(AccountTrading trading, TradedDesk desk) {
    StrategyRoster.Member member = trading.roster().numbered(desk.facts().strategy());
    return member == null ? null : new ForeignText(member.facts().name());
  }

  private static FillExport.Disposal disposal(
      AccountTrading trading, TradedDesk desk, LotDiary.Disposal disposal) {
    Lots.Lot entry = disposal.entry();
    return new FillExport.Disposal(
        desk.facts().symbol(),
        strategy(trading, desk),
        side(disposal.side()),
        Instant.ofEpochMilli(entry.at()),
        Instant.ofEpochMilli(disposal.exit().at()),
        disposal.exit().order().text(),
        new Decimal(entry.quantity().value()),
        Views.decimal(entry.cost()),
        Views.decimal(disposal.exit().notional()),
        Views.decimal(disposal.gain()),
        Views.decimal(entry.fee()),
        Views.decimal(disposal.exit().fee()),
        Views.decimal(disposal.net()));
  }

  private static String side(Side side) {
    return side == Side.BUY ? "long" : "short";
  }

  private List<FillExport.OpenLot> open(AccountTrading trading) {
    List<FillExport.OpenLot> open = new ArrayList<>();
    for (TradedDesk desk : trading.desks()) {
      LotDiary diary = diaries.get(desk.number());
      if (diary != null) {
        for (Lots.Lot lot : diary.lots().held()) {
          open.add(
              new FillExport.OpenLot(
                  desk.facts().symbol(),
                  strategy(trading, desk),
                  side(diary.lots().side()),
                  Instant.ofEpochMilli(lot.at()),
                  new Decimal(lot.quantity().value()),
                  Views.decimal(lot.cost()),
                  Views.decimal(lot.fee())));
        }
      }
    }
    return open;
  }
}
