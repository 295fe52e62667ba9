package io.opentrade.commands;

import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.SymbolList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;

/// Names that exist at this moment: symbols, orders, accounts, strategies.
///
/// @param rest the words behind the command, which may say whose orders are meant
record LiveNames(Gateway gateway, List<String> rest) {
  private static final int MOST = 100;

  List<Candidate> symbols(String typed) {
    return asked(new SymbolList(typed, MOST))
        .map(SymbolList.Reply::symbols)
        .orElse(List.of())
        .stream()
        .map(ForeignText::toString)
        .map(symbol -> new Candidate(symbol, "", true))
        .toList();
  }

  /// A symbol and, behind the sign, the exchanges that we speak.
  List<Candidate> markets(String typed) {
    int sign = typed.indexOf('@');
    List<String> symbols =
        sign >= 0
            ? List.of(typed.substring(0, sign))
            : symbols(typed).stream().map(Candidate::value).toList();
    List<Candidate> all = new ArrayList<>();
    var exchanges = asked(new ExchangeList()).map(ExchangeList.Reply::exchanges).orElse(List.of());
    for (String symbol : symbols) {
      for (ExchangeList.Exchange exchange : sign >= 0 ? exchanges : first(exchanges)) {
        all.add(new Candidate(symbol + "@" + exchange.name(), "", true));
      }
    }
    return all;
  }

  private static List<ExchangeList.Exchange> first(List<ExchangeList.Exchange> all) {
    return all.subList(0, Math.min(1, all.size()));
  }

  List<Candidate> orders() {
    List<Candidate> all = new ArrayList<>();
    for (AccountInfo account : accountsMeant()) {
      asked(new OrderList(account.name(), null, false))
          .map(OrderList.Reply::orders)
          .orElse(List.of())
          .forEach(order -> all.add(new Candidate(order.id(), described(order), true)));
    }
    return all;
  }

  private static String described(OrderInfo order) {
    return order.side() + " " + order.quantity() + " " + order.symbol() + ", " + order.state();
  }

  private List<AccountInfo> accountsMeant() {
    int flag = rest.indexOf("--account");
    String name = flag >= 0 && flag + 1 < rest.size() ? rest.get(flag + 1) : null;
    return accounts().stream().filter(one -> name == null || one.name().equals(name)).toList();
  }

  private List<AccountInfo> accounts() {
    return asked(new AccountList()).map(AccountList.Reply::accounts).orElse(List.of());
  }

  /// Accounts for `--account`; the strategies at work where one is to be named.
  List<Candidate> named(ArgSpec spec, String command) {
    String flag =
        spec instanceof picocli.CommandLine.Model.OptionSpec option ? option.longestName() : "";
    if (flag.equals("--account")) {
      return accounts().stream()
          .map(
              one ->
                  new Candidate(
                      one.name(), (one.demo() ? "demo " : "REAL ") + one.exchange(), true))
          .toList();
    }
    if (command.startsWith("schedule ") && flag.isEmpty()) {
      return new StoredNames(this).schedules();
    }
    if (command.startsWith("backup ")) {
      return new StoredNames(this).backups();
    }
    boolean strategy =
        flag.equals("--strategy") || (flag.isEmpty() && command.startsWith("strategy "));
    if (!strategy || command.equals("strategy new") || command.equals("strategy add")) {
      return List.of();
    }
    if (command.equals("strategy edit") || command.equals("strategy remove")) {
      return new StoredNames(this).strategies();
    }
    return strategies();
  }

  /// The strategies that trade, or did.
  List<Candidate> strategies() {
    return asked(new StrategyList(null))
        .map(StrategyList.Reply::strategies)
        .orElse(List.of())
        .stream()
        .map(one -> new Candidate(one.name().toString(), one.series() + ", " + one.state(), true))
        .toList();
  }

  /// The answer; empty where there is none to be had.
  <R> Optional<R> asked(Request<R> request) {
    try {
      return Optional.of(gateway.call(request));
    } catch (RequestFailed _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
