package io.opentrade.commands.access;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Rights;
import io.opentrade.protocol.TokenInfo;
import io.opentrade.protocol.UserInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Shows who may do what.
final class AccessScreen {
  private AccessScreen() {}

  static void tokens(Invocation invocation, List<TokenInfo> tokens) {
    Table table =
        new Table()
            .left(invocation.text("column.name"), 0)
            .left(invocation.text("column.state"), 0)
            .left(invocation.text("column.role"), 0)
            .flexible(invocation.text("column.scope"), 0)
            .left(invocation.text("column.expires"), 0);
    for (TokenInfo token : tokens) {
      Instant expires = token.expires();
      table
          .row()
          .cell(token.name())
          .cell(token.state().equals("active") ? Tint.GOOD : Tint.DIM, token.state())
          .cell(token.rights().role())
          .cell(scope(invocation, token.rights()))
          .cell(expires == null ? invocation.text("access.never") : Times.brief(expires));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  static void users(Invocation invocation, List<UserInfo> users) {
    Table table =
        new Table()
            .left(invocation.text("column.name"), 0)
            .left(invocation.text("column.state"), 0)
            .left(invocation.text("column.role"), 0)
            .flexible(invocation.text("column.scope"), 0);
    for (UserInfo user : users) {
      table
          .row()
          .cell(user.name().toString())
          .cell(
              user.enabled() ? Tint.GOOD : Tint.DIM,
              invocation.text(user.enabled() ? "access.enabled" : "access.disabled"))
          .cell(user.rights().role())
          .cell(scope(invocation, user.rights()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  static int user(Invocation invocation, UserInfo user) {
    if (invocation.json()) {
      invocation.document(user);
    } else {
      users(invocation, List.of(user));
    }
    return 0;
  }

  private static String scope(Invocation invocation, Rights rights) {
    List<String> parts = new ArrayList<>();
    rights.accounts().forEach(account -> parts.add("account=" + account));
    rights.symbols().forEach(symbol -> parts.add("symbol=" + symbol));
    if (rights.notional() != null) {
      parts.add("notional=" + rights.notional());
    }
    return parts.isEmpty() ? invocation.text("access.everywhere") : String.join(",", parts);
  }
}
