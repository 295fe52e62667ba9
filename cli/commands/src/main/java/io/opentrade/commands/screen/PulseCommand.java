package io.opentrade.commands.screen;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.PnlShow;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The hidden command `pulse`: one line for the status bar of the interactive shell, with tabs
/// between account, `demo` or `real`, equity, day, open profit, orders, feeds.
public final class PulseCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    List<AccountInfo> all = invocation.ask(new AccountList()).accounts();
    AccountInfo shown = account(invocation, all);
    if (shown == null) {
      return 0;
    }
    PnlShow.Reply pnl = invocation.ask(new PnlShow(shown.name()));
    List<StrategyInfo> strategies = invocation.ask(new StrategyList(null)).strategies();
    String line =
        String.join(
            "\t",
            shown.name(),
            shown.demo() ? "demo" : "real",
            Numbers.fixed(shown.equity().value(), 2) + " " + shown.currency(),
            Numbers.signed(today(pnl).value(), 2),
            Numbers.signed(pnl.unrealised().value(), 2),
            Numbers.count(all.stream().mapToLong(AccountInfo::orders).sum()),
            feeds(strategies));
    invocation.terminal().out(line + "\n");
    return 0;
  }

  /// The account of the mode: what a line that names none would trade with.
  private @Nullable AccountInfo account(Invocation invocation, List<AccountInfo> all)
      throws InterruptedException {
    String wanted = account == null ? invocation.ask(new ModeShow()).account() : account;
    return all.stream().filter(each -> each.name().equals(wanted)).findFirst().orElse(null);
  }

  private static Decimal today(PnlShow.Reply pnl) {
    String day = Instant.now().atZone(ZoneOffset.UTC).toLocalDate().toString();
    return pnl.periods().stream()
        .filter(period -> period.day().equals(day))
        .map(PnlShow.Period::profit)
        .findFirst()
        .orElse(Decimal.ZERO);
  }

  private static String feeds(List<StrategyInfo> strategies) {
    long waiting = strategies.stream().filter(one -> one.state().equals("waiting")).count();
    long failed = strategies.stream().filter(one -> one.state().equals("failed")).count();
    String text = waiting > 0 ? waiting + " waiting" : "ok";
    return failed > 0 ? Objects.toString(failed) + " failed" : text;
  }
}
