package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows an account at an exchange.
final class AccountScreen {
  private AccountScreen() {}

  static int show(Invocation invocation, AccountCheck check) {
    if (invocation.json()) {
      invocation.document(check);
      return 0;
    }
    new TradingScreen(invocation).accounts(List.of(check.account()));
    invocation
        .out()
        .print(
            invocation.text(
                "account.key",
                check.at(),
                word(invocation, check.mayTrade()),
                word(invocation, check.mayWithdraw())));
    if (check.waitsFor() != null) {
      invocation.out().print(invocation.text("account.waits", check.waitsFor()));
    }
    if (!check.elsewhere().isEmpty()) {
      invocation.out().print(invocation.count("account.elsewhere", check.elsewhere().size()));
      check.elsewhere().forEach(order -> invocation.out().print("  " + order));
    }
    return 0;
  }

  private static String word(Invocation invocation, @Nullable Boolean may) {
    return invocation.text(may == null ? "account.notTold" : may ? "account.yes" : "account.no");
  }
}
