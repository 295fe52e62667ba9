package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AccountReport;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Decimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How the account of a run stands at its end: balances, profit by kind, and what funding was paid.
final class AccountSection {
  private static final int SHOWN = 6;

  private final Messages messages;
  private final AccountReport account;
  private final int decimals;

  AccountSection(Messages messages, BacktestResult result, AccountReport account) {
    this.messages = messages;
    this.account = account;
    this.decimals = MetricGroups.decimals(result.metrics());
  }

  /// Whether there is more to tell than that everything was bought and sold for cash.
  static boolean worthTelling(AccountReport account) {
    return account.kind().equals("futures")
        || account.coin() != null
        || account.unrealised().signum() != 0
        || !account.pnl().equals("average");
  }

  /// One line for the head of the report.
  static List<String> terms(Messages messages, AccountReport account) {
    List<String> things = new ArrayList<>();
    things.add(messages.text("account.contract." + account.contract()));
    if (account.multiplier().value().compareTo(BigDecimal.ONE) != 0) {
      things.add(messages.text("account.multiplier", account.multiplier()));
    }
    things.add(messages.text("account.margin." + account.margin()));
    things.add(messages.text("account.leverage", account.leverage()));
    AccountReport.Tier first = account.maintenance().getFirst();
    things.add(
        account.maintenance().size() > 1
            ? messages.text("account.tiers", account.maintenance().size())
            : messages.text("account.maintenance", percent(first.rate())));
    if (account.liquidationFee().signum() > 0) {
      things.add(messages.text("account.liquidationFee", percent(account.liquidationFee())));
    }
    if (account.liquidationBuffer().signum() > 0) {
      things.add(messages.text("account.buffer", percent(account.liquidationBuffer())));
    }
    return things;
  }

  private static String percent(Decimal rate) {
    return rate.value().movePointRight(2).stripTrailingZeros().toPlainString() + "%";
  }

  /// @param full with every payment of funding
  List<Line> lines(int width, boolean full) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line());
    lines.add(Line.of(Tint.BOLD, messages.text("account.title")));
    for (String part : Screen.wrapList(sums(), width - 2)) {
      lines.add(new Line().add("  ").add(part));
    }
    balances(lines, width);
    payments(lines, width, full);
    return lines;
  }

  private List<String> sums() {
    List<String> sums = new ArrayList<>();
    sums.add(messages.text("account.realised", signed(account.realised()), account.pnl()));
    sums.add(messages.text("account.unrealised", signed(account.unrealised())));
    sums.add(messages.text("account.fees", Numbers.fixed(account.fees().value(), decimals)));
    AccountReport.CoinPaid coin = account.coin();
    if (coin != null) {
      sums.add(messages.text("account.coin", Numbers.exact(coin.units()), coin.currency()));
    }
    if (account.kind().equals("futures")) {
      sums.add(messages.text("account.funding", signed(account.funding())));
      sums.add(messages.count("account.liquidations", account.liquidations()));
    }
    return sums;
  }

  private String signed(Decimal value) {
    return Numbers.signed(value.value(), decimals);
  }

  private void balances(List<Line> lines, int width) {
    Table table =
        new Table()
            .left(messages.text("account.currency"), 0)
            .right(messages.text("account.total"), 0)
            .right(messages.text("account.available"), 0)
            .right(messages.text("account.locked"), 0);
    for (AccountReport.Balance balance : account.balances()) {
      String currency = balance.currency().toString();
      table
          .row()
          .cell(currency.isEmpty() ? messages.text("account.cash") : currency)
          .cell(Numbers.exact(balance.total()))
          .cell(Numbers.exact(balance.available()))
          .cell(Numbers.exact(balance.locked()));
    }
    lines.addAll(table.lines(width, "  "));
  }

  private void payments(List<Line> lines, int width, boolean full) {
    List<AccountReport.Payment> payments = account.payments();
    if (payments.isEmpty()) {
      return;
    }
    int shown = full ? payments.size() : Math.min(SHOWN, payments.size());
    lines.add(new Line());
    lines.add(Line.of(Tint.BOLD, messages.text("funding.title")));
    Table table =
        new Table()
            .left(messages.text("funding.time"), 0)
            .right(messages.text("funding.rate"), 0)
            .right(messages.text("funding.mark"), 0)
            .right(messages.text("column.quantity"), 0)
            .right(messages.text("funding.paid"), 0);
    for (AccountReport.Payment payment : payments.subList(0, shown)) {
      table
          .row()
          .cell(Times.minute(payment.time()))
          .cell(percent(payment.rate()))
          .cell(Numbers.exact(payment.mark()))
          .cell(Numbers.exact(payment.quantity()))
          .cell(Tint.bySign(-payment.payment().signum()), Numbers.exact(payment.payment()));
    }
    lines.addAll(table.lines(width, "  "));
    if (shown < payments.size()) {
      lines.add(Line.of(Tint.DIM, "  " + messages.count("funding.more", payments.size() - shown)));
    }
  }
}
