package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Numbers;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TransferMove;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `transfer move AMOUNT ASSET --from WALLET --to WALLET`: between two wallets of one account,
/// after asking.
public final class TransferMoveCommand extends Command {
  @Parameters(index = "0", paramLabel = "AMOUNT")
  String amount = "";

  @Parameters(index = "1", paramLabel = "CURRENCY")
  String asset = "";

  @Option(names = "--from", paramLabel = "WALLET", required = true)
  String from = "";

  @Option(names = "--to", paramLabel = "WALLET", required = true)
  String to = "";

  @Option(names = "--key", paramLabel = "K")
  @Nullable String key;

  @Option(names = "--yes")
  boolean yes;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Decimal exact = Objects.requireNonNull(new Amounts(invocation).positive("AMOUNT", amount));
    if (!yes && !confirmed(invocation, exact)) {
      throw invocation.failure(FailureKind.INTERRUPTED, "transfer.notMoved");
    }
    TransferMove.Reply reply =
        invocation.ask(new TransferMove(account.name, asset, exact, from, to, key));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TransferScreen(invocation).moved(reply);
    }
    return reply.transfer().state().equals("failed") ? 8 : 0;
  }

  private boolean confirmed(Invocation invocation, Decimal exact) throws InterruptedException {
    if (!invocation.terminal().inputIsTerminal() || invocation.json()) {
      throw invocation.usage("transfer.unasked");
    }
    demandAccount(invocation);
    String question =
        invocation.text(
            "transfer.confirm",
            Numbers.exact(exact),
            asset.toUpperCase(Locale.ROOT),
            from,
            to,
            account.name);
    String answer = invocation.terminal().prompt(question + " ", false);
    return Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /// Nobody is asked about money of an account that is not there, or has one wallet of play money.
  private void demandAccount(Invocation invocation) throws InterruptedException {
    AccountInfo known =
        invocation.ask(new AccountList()).accounts().stream()
            .filter(each -> each.name().equals(account.name))
            .findFirst()
            .orElseThrow(
                () -> invocation.failure(FailureKind.NOT_FOUND, "account.unknown", account.name));
    if (known.demo()) {
      throw invocation.usage("transfer.demo", account.name);
    }
  }
}
