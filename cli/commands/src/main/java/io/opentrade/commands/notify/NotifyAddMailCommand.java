package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyAddMail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `notify add mail`: notices by e-mail.
public final class NotifyAddMailCommand extends Command {
  @Option(names = "--name", paramLabel = "NAME")
  String name = "mail";

  @Option(names = "--server", paramLabel = "HOST", required = true)
  String server = "";

  @Option(names = "--security", paramLabel = "HOW")
  @Nullable String security;

  @Option(names = "--user", paramLabel = "USER")
  @Nullable String user;

  @Option(names = "--from", paramLabel = "MAIL", required = true)
  String from = "";

  @Option(names = "--to", paramLabel = "MAIL", required = true)
  List<String> to = new ArrayList<>();

  @Mixin SecretInput password = new SecretInput();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (user == null && password.from != null) {
      throw invocation.usage("notify.whosePassword");
    }
    NotifyAddMail request =
        new NotifyAddMail(
            name,
            server,
            security,
            user,
            user == null ? null : password.ask(invocation, "notify.askPassword"),
            from,
            to);
    return NotifyScreen.added(invocation, invocation.ask(request));
  }
}
