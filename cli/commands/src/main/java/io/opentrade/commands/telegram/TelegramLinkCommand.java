package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramCandidate;
import io.opentrade.protocol.TelegramInvite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `telegram link [--role viewer|trader]`: shows a code, waits for whoever sends it to the bot, and
/// asks whether they are to be let in. Where nobody sits at the terminal it only makes the code.
public final class TelegramLinkCommand extends Command {
  private static final int PATIENCE_MILLIS = 10_000;

  @Option(names = "--role", paramLabel = "ROLE")
  @Nullable String role;

  @Option(names = "--no-wait")
  boolean noWait;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    String wanted = Choices.one(invocation, "--role", role, List.of("viewer", "trader"));
    TelegramInvite.Reply code =
        invocation.ask(new TelegramInvite(Objects.requireNonNullElse(wanted, "viewer")));
    if (invocation.json()) {
      invocation.document(code);
      return 0;
    }
    show(invocation, code);
    if (noWait || !invocation.terminal().inputIsTerminal()) {
      invocation.out().print(invocation.text("telegram.acceptLater"));
      return 0;
    }
    invocation.out().flush();
    return decide(invocation, candidate(invocation));
  }

  private static void show(Invocation invocation, TelegramInvite.Reply code) {
    if (code.link() != null) {
      QrCode.lines(code.link().text()).forEach(invocation.out()::print);
      invocation.out().print(code.link().text());
    }
    invocation.out().print(invocation.text("telegram.code", code.code().text(), code.role()));
  }

  private static TelegramCandidate.Person candidate(Invocation invocation)
      throws InterruptedException {
    TelegramCandidate.Reply reply = invocation.ask(new TelegramCandidate(PATIENCE_MILLIS));
    while (reply.waiting() && reply.person() == null) {
      reply = invocation.ask(new TelegramCandidate(PATIENCE_MILLIS));
    }
    if (reply.person() == null) {
      throw invocation.failure(FailureKind.TIMEOUT, "telegram.nobodyCame");
    }
    return reply.person();
  }

  private static int decide(Invocation invocation, TelegramCandidate.Person person)
      throws InterruptedException {
    String question =
        invocation.text("telegram.letIn", person.name(), person.number(), person.role());
    String answer = invocation.terminal().prompt(question + " ", false).strip();
    boolean welcome = answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    return TelegramScreen.show(
        invocation, invocation.ask(new TelegramAccept(person.number(), welcome)));
  }
}
