package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Takes an exchange's key: typed where nobody sees it, or from a file or pipe. Never from the
/// command line, which other programs can read.
final class KeyInput {
  private static final int LARGEST = 4_096;

  @Option(names = "--key-from", paramLabel = "FILE")
  @Nullable String from;

  /// @param exchange some want a passphrase as well
  AccountKey ask(Invocation invocation, String exchange) {
    boolean passphrase = exchange.equalsIgnoreCase("okx");
    if (from != null) {
      return read(invocation, from, passphrase);
    }
    return new AccountKey(
        hidden(invocation, "account.askKey"),
        hidden(invocation, "account.askSecret"),
        passphrase ? hidden(invocation, "account.askPassphrase") : null);
  }

  static SecretText hidden(Invocation invocation, String question) {
    return new SecretText(
        invocation.terminal().prompt(invocation.text(question) + " ", true).strip());
  }

  private static AccountKey read(Invocation invocation, String path, boolean passphrase) {
    try (InputStream input = invocation.terminal().openInput(path)) {
      List<String> lines =
          new String(input.readNBytes(LARGEST), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      int wanted = passphrase ? 3 : 2;
      if (lines.size() != wanted) {
        throw invocation.usage("account.keyLines", path, wanted);
      }
      return new AccountKey(
          new SecretText(lines.get(0)),
          new SecretText(lines.get(1)),
          passphrase ? new SecretText(lines.get(2)) : null);
    } catch (IOException unreadable) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, invocation.text("account.keyUnreadable", path), null);
    }
  }
}
