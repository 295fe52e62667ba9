package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mode [demo|real]`: which account a person means who names none.
public final class ModeCommand extends Command {
  private static final String REAL = "real";

  @Parameters(paramLabel = "MODE", arity = "0..1")
  @Nullable String mode;

  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String wanted = Choices.one(invocation, "MODE", mode, List.of("demo", REAL));
    if (wanted == null && account != null) {
      throw invocation.usage("mode.which");
    }
    ModeShow.Reply present = invocation.ask(new ModeShow());
    ModeShow.Reply reply = wanted == null ? present : switched(invocation, wanted, present);
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    boolean real = reply.mode().equals(REAL);
    invocation
        .out()
        .print(
            new Line()
                .add(real ? Tint.BAD : Tint.BOLD, real ? "REAL MONEY" : "demo")
                .add("  " + reply.account() + " @ " + reply.exchange()));
    invocation.out().print(Line.of(Tint.DIM, invocation.text("mode.means", reply.account())));
    return 0;
  }

  private ModeShow.Reply switched(Invocation invocation, String wanted, ModeShow.Reply present)
      throws InterruptedException {
    ModeSet request = new ModeSet(wanted, account);
    if (wanted.equals(REAL)) {
      confirm(invocation, name(invocation), present);
    }
    return invocation.ask(request);
  }

  /// The account that real money lies in, typed out by whoever means it.
  private static void confirm(Invocation invocation, String name, ModeShow.Reply present) {
    if (present.account().equals(name)) {
      return;
    }
    if (!invocation.terminal().inputIsTerminal()) {
      throw invocation.usage("mode.unasked");
    }
    String answer =
        invocation.terminal().prompt(invocation.text("mode.confirm", name) + " ", false);
    if (!answer.strip().equals(name)) {
      throw invocation.failure(FailureKind.INTERRUPTED, "mode.notSwitched");
    }
  }

  private String name(Invocation invocation) throws InterruptedException {
    if (account != null) {
      return account;
    }
    List<String> real =
        invocation.ask(new AccountList()).accounts().stream()
            .filter(each -> !each.demo())
            .map(AccountInfo::name)
            .toList();
    if (real.isEmpty()) {
      throw invocation.failure(FailureKind.NOT_FOUND, "mode.noReal");
    }
    if (real.size() > 1) {
      throw invocation.usage("mode.severalReal", String.join(", ", real));
    }
    return real.getFirst();
  }
}
