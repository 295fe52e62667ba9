package io.opentrade.commands.access;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Moments;
import io.opentrade.commands.input.Spans;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.TokenCreate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `token create NAME`: makes a token and prints it, once. The token alone goes to the standard
/// output, so that it can be sent into a file.
public final class TokenCreateCommand extends Command {
  private static final String USUAL = "90d";
  private static final String NEVER = "never";

  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Mixin RightsFlags flags = new RightsFlags();

  @Option(names = "--expires", paramLabel = "WHEN")
  @Nullable String expires;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TokenCreate.Reply made =
        invocation.ask(new TokenCreate(name, flags.rights(invocation), expiry(invocation)));
    if (invocation.json()) {
      invocation.document(made);
      return 0;
    }
    invocation.err().paragraph(Tint.DIM, "", invocation.text("access.once", name));
    invocation.out().print(made.secret().text());
    return 0;
  }

  private @Nullable Instant expiry(Invocation invocation) {
    String when = expires == null ? USUAL : expires;
    if (when.equals(NEVER)) {
      return null;
    }
    if (when.length() >= "2026-01-01".length()) {
      return new Moments(invocation).read("--expires", when);
    }
    Integer seconds = new Spans(invocation).seconds("--expires", when);
    return seconds == null ? null : Instant.now().plusSeconds(seconds);
  }
}
